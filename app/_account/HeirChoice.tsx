'use client';
/** Who takes documents over: somebody of a list that typing narrows, or whoever has an address. */
import { AtSign } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { HeirView } from '../../lib/core/account.ts';
import type { LeavingMessages } from '../../lib/i18n/en.ts';
import { plural } from '../../lib/i18n/phrase.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { TextField } from '../_ui/TextField.tsx';
import styles from './HeirChoice.module.css';
import { findHeirs } from './heir-search.ts';

export interface HeirChoiceProps {
  readonly words: LeavingMessages['heir'];
  readonly heirs: readonly HeirView[];
  /** Id or e-mail address; null: nobody yet. */
  readonly chosen: string | null;
  readonly error: string | null;
  readonly onChoose: (heir: string | null) => void;
}

export function HeirChoice({ words, heirs, chosen, error, onChoose }: HeirChoiceProps) {
  const { shell, language } = useMessages();
  const group = useId();
  const [typed, setTyped] = useState('');
  const { shown, moreCount, email } = findHeirs(heirs, typed);
  // Who may see addresses sees everybody.
  const seesAll = heirs.some((heir) => heir.email !== null);

  const narrow = (text: string) => {
    setTyped(text);
    const found = findHeirs(heirs, text);
    const isStillThere = found.shown.some(({ id }) => id === chosen);
    // Whoever types a whole address means it.
    if (found.meant !== null || !isStillThere) onChoose(found.meant);
  };
  const option = (value: string, children: ReactNode) => (
    <label key={value} className={styles.person} data-chosen={chosen === value}>
      <input
        type="radio"
        name={group}
        className={styles.radio}
        value={value}
        checked={chosen === value}
        onChange={() => onChoose(value)}
      />
      {children}
    </label>
  );
  return (
    <div className={styles.choice}>
      <TextField
        label={words.field}
        hint={seesAll ? words.hintAll : words.hintSome}
        error={error}
        value={typed}
        data-field="heir"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => narrow(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          // Who looks for somebody has not decided to delete anything yet.
          event.preventDefault();
          const [only, ...others] = shown;
          if (only !== undefined && others.length === 0) onChoose(only.id);
        }}
      />
      <fieldset className={styles.list}>
        <legend className="visually-hidden">{words.list}</legend>
        {shown.map((heir) =>
          option(heir.id, <Person heir={heir} nameless={shell.profile.nameless} />),
        )}
        {email === null
          ? null
          : option(
              email,
              <>
                <span className={styles.at}>
                  <AtSign size={16} aria-hidden />
                </span>
                <span className={styles.who}>
                  <bdi dir="ltr" className={styles.name}>
                    {email}
                  </bdi>{' '}
                  <span className={styles.note}>{words.byEmail}</span>
                </span>
              </>,
            )}
        {shown.length === 0 && email === null ? <p className={styles.rest}>{words.none}</p> : null}
        {moreCount === 0 ? null : (
          <p className={styles.rest}>{plural(language.tag, words.more, moreCount)}</p>
        )}
      </fieldset>
    </div>
  );
}

function Person({ heir, nameless }: { readonly heir: HeirView; readonly nameless: string }) {
  const name = heir.name || nameless;
  return (
    <>
      <Avatar name={name} hue={heir.hue} pictureId={heir.pictureId} />
      <span className={styles.who}>
        <bdi className={styles.name}>{name}</bdi>
        {heir.email === null ? null : (
          <>
            {' '}
            <bdi dir="ltr" className={styles.note}>
              {heir.email}
            </bdi>
          </>
        )}
      </span>
    </>
  );
}
