'use client';
/** Where the published page is: copied, opened, and its last part changed. */
import { Copy, ExternalLink, Globe, PencilLine } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import {
  parseSlug,
  type PublicationView,
  type Slug,
  SLUG_CHARS_MAX,
  SLUG_CHARS_MIN,
} from '../../lib/core/publication.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Button } from '../_ui/Button.tsx';
import { IconButton } from '../_ui/IconButton.tsx';
import icon from '../_ui/IconButton.module.css';
import { TextField } from '../_ui/TextField.tsx';
import { absolute } from './link-facts.ts';
import styles from './PageAddress.module.css';
import { useShareMessages } from './share-messages.tsx';
import { useCopyPage } from './use-copy-page.ts';

export interface PageAddressProps {
  readonly publication: PublicationView;
  /** Resolves to whether it has it now. */
  readonly onSlug: (slug: Slug) => Promise<boolean>;
}

export function PageAddress({ publication, onSlug }: PageAddressProps) {
  const { publish: words } = useShareMessages();
  const { copyAddress } = useCopyPage();
  const [isEditing, setIsEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const url = absolute(publication.url);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current) edit.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  if (isEditing) {
    const leave = () => setIsEditing(false);
    return <SlugForm slug={publication.slug} url={url} onSlug={onSlug} onLeave={leave} />;
  }
  return (
    <div className={styles.line}>
      <span className={styles.icon}>
        <Globe size={16} aria-hidden />
      </span>
      <p className={styles.address} dir="ltr">
        {url.replace(/^https?:\/\//, '')}
      </p>
      <div className={styles.deeds}>
        <IconButton label={words.copy} onClick={() => void copyAddress(url)}>
          <Copy size={16} aria-hidden />
        </IconButton>
        <a
          className={icon.button}
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={words.open}
          data-tip={words.open}
        >
          <ExternalLink size={16} aria-hidden />
        </a>
        <IconButton ref={edit} label={words.edit} onClick={() => setIsEditing(true)}>
          <PencilLine size={16} aria-hidden />
        </IconButton>
      </div>
      <p className={styles.hint}>{words.hint}</p>
    </div>
  );
}

function SlugForm(props: {
  readonly slug: Slug;
  readonly url: string;
  readonly onSlug: (slug: Slug) => Promise<boolean>;
  readonly onLeave: () => void;
}) {
  const { slug, url, onSlug, onLeave } = props;
  const { publish: words } = useShareMessages();
  const [text, setText] = useState<string>(slug);
  const [isWrong, setIsWrong] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // What people write between words is a hyphen here.
    const wished = parseSlug(
      text
        .trim()
        .toLowerCase()
        .replaceAll(/[\s_]+/g, '-'),
    );
    setIsWrong(wished === null);
    if (wished === null || isBusy) return;
    setIsBusy(true);
    const isDone = wished === slug || (await onSlug(wished));
    setIsBusy(false);
    if (isDone) onLeave();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The dialog around it stays.
        event.stopPropagation();
        onLeave();
      }}
    >
      <TextField
        ref={field}
        className={styles.field}
        label={words.slug}
        hint={fill(words.slugHint, { address: `${url.slice(0, -slug.length)}…` })}
        error={
          isWrong
            ? fill(words.slugWrong, { min: String(SLUG_CHARS_MIN), max: String(SLUG_CHARS_MAX) })
            : null
        }
        dir="ltr"
        value={text}
        maxLength={SLUG_CHARS_MAX}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button onClick={onLeave}>{words.cancel}</Button>
        <Button type="submit" look="primary" aria-disabled={isBusy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
