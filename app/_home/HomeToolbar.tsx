'use client';
/** Making, importing and finding documents. */
import { FileUp, Plus, Search, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { Button } from '../_ui/Button.tsx';
import { EmptyState } from '../_ui/EmptyState.tsx';
import { IconButton } from '../_ui/IconButton.tsx';
import { Mark } from '../_ui/Logo.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { TextField } from '../_ui/TextField.tsx';
import styles from './HomeToolbar.module.css';
import type { NewDocuments } from './use-new-document.ts';
import { useShortcut } from './use-shortcut.ts';

export const CREATE_SHORTCUT = 'Alt+N';
/** What the picker offers first; markdown-file.ts decides. */
const MARKDOWN_FILES = '.md,.markdown,.mdown,.mkd,.txt,text/markdown,text/plain';
const SEARCH_SHORTCUT = 'Mod+K';

export function NewButtons({ made }: { readonly made: NewDocuments }) {
  const { shell } = useMessages();
  return (
    <div className={styles.buttons}>
      <ImportButton made={made} />
      <CreateButton made={made} />
      <output className="visually-hidden">{made.isBusy ? shell.home.creating : ''}</output>
    </div>
  );
}

/** A page without a document invites to the first one. */
export function FirstRun({ made }: { readonly made: NewDocuments }) {
  const { shell } = useMessages();
  return (
    <div className={styles.firstRun}>
      <EmptyState
        title={shell.home.emptyTitle}
        body={shell.home.emptyBody}
        art={<Mark size={48} />}
      >
        <CreateButton made={made} isLarge />
        <p className={styles.dropHint}>
          {shell.home.emptyDrop} <ImportButton made={made} />
        </p>
        <output className="visually-hidden">{made.isBusy ? shell.home.creating : ''}</output>
      </EmptyState>
    </div>
  );
}

export function SearchField(props: {
  readonly search: string;
  readonly charsMax: number;
  readonly onSearch: (search: string) => void;
}) {
  const { shell } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  useShortcut(SEARCH_SHORTCUT, () => field.current?.select());
  const clear = () => {
    props.onSearch('');
    field.current?.focus();
  };
  return (
    <search className={styles.search}>
      <TextField
        ref={field}
        type="search"
        label={shell.home.search}
        isLabelHidden
        placeholder={shell.home.search}
        icon={<Search size={16} aria-hidden />}
        value={props.search}
        maxLength={props.charsMax}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => props.onSearch(event.target.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Escape' && props.search !== '') clear();
        }}
      />
      {props.search === '' ? null : (
        <IconButton label={shell.home.clearSearch} className={styles.clear} onClick={clear}>
          <X size={16} aria-hidden />
        </IconButton>
      )}
    </search>
  );
}

function CreateButton(props: { readonly made: NewDocuments; readonly isLarge?: boolean }) {
  const { made, isLarge = false } = props;
  const { shell } = useMessages();
  return (
    <Button
      look="primary"
      size={isLarge ? 'large' : 'normal'}
      shortcut={CREATE_SHORTCUT}
      data-tip={shell.home.create}
      aria-disabled={made.isBusy}
      onClick={made.create}
    >
      <Plus size={isLarge ? 20 : 16} aria-hidden />
      {shell.home.create}
    </Button>
  );
}

function ImportButton({ made }: { readonly made: NewDocuments }) {
  const { shell } = useMessages();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        className={styles.import}
        aria-disabled={made.isBusy}
        onClick={() => picker.current?.click()}
      >
        <FileUp size={16} aria-hidden />
        <span>{shell.home.import}</span>
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={MARKDOWN_FILES}
        onChange={(event) => {
          made.importFiles([...(event.target.files ?? [])]);
          // The same file chosen again is a change again.
          Object.assign(event.target, { value: '' });
        }}
      />
    </>
  );
}
