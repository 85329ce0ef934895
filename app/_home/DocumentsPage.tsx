'use client';
/** Home: my documents, newest first; make, find, import. */
import { Trash2 } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { DocumentView } from '../../lib/core/document.ts';
import { LinkButton } from '../_ui/LinkButton.tsx';
import { useMessages } from '../_ui/messages.tsx';
import styles from './DocumentsPage.module.css';
import { Found } from './Found.tsx';
import { CREATE_SHORTCUT, FirstRun, NewButtons, SearchField } from './HomeToolbar.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useLiveDocuments } from './use-live-documents.ts';
import { useNewDocument } from './use-new-document.ts';
import { useShortcut } from './use-shortcut.ts';

export interface DocumentsPageProps {
  readonly first: readonly DocumentView[];
  readonly firstNowMs: number;
  /** Not everybody may make documents everywhere. */
  readonly mayCreate: boolean;
  readonly fileBytesMax: number;
  readonly titleCharsMax: number;
  readonly searchCharsMax: number;
}

export function DocumentsPage(props: DocumentsPageProps) {
  const { shell } = useMessages();
  const [search, setSearch] = useState('');
  const isHeld = useRef(false);
  const hold = useCallback((isHeldNow: boolean) => {
    isHeld.current = isHeldNow;
  }, []);
  const live = useLiveDocuments({ ...props, search: search.trim(), isTrashed: false, isHeld });
  const { mayCreate } = props;
  const made = useNewDocument(props.fileBytesMax);
  const isFileOver = useFileDrop((files) => {
    if (mayCreate) made.importFiles(files);
  });
  useShortcut(CREATE_SHORTCUT, () => {
    if (mayCreate) made.create();
  });
  const isFirstRun = mayCreate && live.documents.length === 0 && search === '' && !live.isSearching;

  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.heading}>{shell.home.title}</h1>
        <LinkButton href="/trash" look="quiet">
          <Trash2 size={16} aria-hidden />
          {shell.home.showTrash}
        </LinkButton>
        {isFirstRun || !mayCreate ? null : <NewButtons made={made} />}
      </div>
      {isFirstRun ? (
        <FirstRun made={made} />
      ) : (
        <>
          <SearchField search={search} charsMax={props.searchCharsMax} onSearch={setSearch} />
          {live.isStale ? <p className={styles.stale}>{shell.home.refreshFailed}</p> : null}
          <Found
            live={live}
            search={search.trim()}
            titleCharsMax={props.titleCharsMax}
            onHold={hold}
            onClear={() => setSearch('')}
          />
        </>
      )}
      {isFileOver && mayCreate ? (
        <div className={styles.drop} aria-hidden>
          {shell.home.dropHere}
        </div>
      ) : null}
    </>
  );
}
