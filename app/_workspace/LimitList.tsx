'use client';
/** Every limit under the name one would set it by; what was set comes first. */
import { Search } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { LimitView } from '../../lib/core/workspace.ts';
import type { LimitMessages, WorkspaceMessages } from '../../lib/i18n/en.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { Badge } from '../_ui/Badge.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { TextField } from '../_ui/TextField.tsx';
import styles from './LimitList.module.css';

export interface LimitListProps {
  readonly words: WorkspaceMessages['settings'];
  readonly sentences: LimitMessages;
  readonly limits: readonly LimitView[];
}

export function LimitList({ words, sentences, limits }: LimitListProps) {
  const { language } = useMessages();
  const [search, setSearch] = useState('');
  const shown = limits
    .filter(({ name, limit }) => isMeant(search, name, sentences[limit]))
    .toSorted((a, b) => Number(isChanged(b)) - Number(isChanged(a)));
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.title}>{words.limits}</h2>
        <TextField
          type="search"
          label={words.search}
          isLabelHidden
          placeholder={words.search}
          icon={<Search size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <output className="visually-hidden">{plural(language.tag, words.shown, shown.length)}</output>
      {shown.length === 0 ? (
        <p className={styles.none}>{words.none}</p>
      ) : (
        <ul aria-label={words.limits}>
          {shown.map((limit) => (
            <Limit key={limit.name} limit={limit} words={words} sentence={sentences[limit.limit]} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Limit(
  props: { readonly limit: LimitView; readonly sentence: string } & Pick<LimitListProps, 'words'>,
) {
  const { limit, sentence, words } = props;
  const { language } = useMessages();
  const say = (value: number) => new Intl.NumberFormat(language.tag).format(value);
  return (
    <li className={styles.limit}>
      <div className={styles.what}>
        <code className={styles.name}>
          <Breakable name={limit.name} />
        </code>
        <p className={styles.sentence}>{sentence}</p>
      </div>
      <span className={styles.value}>
        {isChanged(limit) ? (
          <>
            <Badge>{words.changed}</Badge>
            <span className={styles.fallback}>
              {fill(words.fallback, { value: say(limit.fallback) })}
            </span>
          </>
        ) : null}
        <span>{say(limit.value)}</span>
      </span>
    </li>
  );
}

/** By its name, however the words of it are parted, or by what is said of it. */
function isMeant(search: string, name: string, sentence: string): boolean {
  const wanted = search.trim().toLowerCase();
  return (
    name.toLowerCase().includes(wanted.replaceAll(/\s+/g, '_')) ||
    sentence.toLowerCase().includes(wanted)
  );
}

function isChanged({ value, fallback }: LimitView): boolean {
  return value !== fallback;
}

/** A long name may break after each of its words; whoever copies it gets nothing else. */
function Breakable({ name }: { readonly name: string }) {
  return name.split(/(?<=_)/).map((word, at) => (
    <Fragment key={at}>
      {at === 0 ? null : <wbr />}
      {word}
    </Fragment>
  ));
}
