'use client';
/** Home: the documents of one person, view by view; make, find, import. */
import { useCallback, useRef } from 'react';
import {
  type DocumentList,
  isNarrowed,
  isOrderable,
  type ListOrder,
  type ListView,
} from '../../lib/core/document-list.ts';
import type { HomeMessages } from '../../lib/i18n/en.ts';
import { useMessages } from '../_ui/messages.tsx';
import styles from './DocumentsPage.module.css';
import { DocumentsView } from './DocumentsView.tsx';
import { HomeMessagesProvider } from './home-messages.tsx';
import { CREATE_SHORTCUT, FirstRun, NewButtons, SearchField } from './HomeToolbar.tsx';
import { FilterButton, OrderButton } from './ListOptions.tsx';
import { ManyBar } from './ManyBar.tsx';
import { TrashNote } from './TrashList.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useListWish, wholeView } from './use-list-wish.ts';
import { useLiveDocuments } from './use-live-documents.ts';
import { useNewDocument } from './use-new-document.ts';
import { useSelection } from './use-selection.ts';
import { useShortcut } from './use-shortcut.ts';
import { ViewTabs } from './ViewTabs.tsx';

export interface DocumentsPageProps {
  readonly words: HomeMessages;
  readonly view: ListView;
  /** As this browser remembers it. */
  readonly order: ListOrder;
  readonly first: DocumentList;
  readonly firstNowMs: number;
  /** Not everybody may make documents everywhere. */
  readonly mayCreate: boolean;
  readonly fileBytesMax: number;
  readonly titleCharsMax: number;
  readonly searchCharsMax: number;
  readonly trashDays: number;
}

export function DocumentsPage(props: DocumentsPageProps) {
  return (
    <HomeMessagesProvider messages={props.words}>
      <Documents {...props} />
    </HomeMessagesProvider>
  );
}

function Documents(props: DocumentsPageProps) {
  const { view, mayCreate, first, firstNowMs, trashDays } = props;
  const { shell } = useMessages();
  const isHeld = useRef(false);
  const hold = useCallback((isHeldNow: boolean) => {
    isHeld.current = isHeldNow;
  }, []);
  const { wish, narrowing, narrow, clear, reorder } = useListWish(view, props.order);
  const firstWish = wholeView(view, props.order);
  const live = useLiveDocuments({ first, firstWish, firstNowMs, wish, isHeld });
  const selection = useSelection(view, live.documents);
  const made = useNewDocument(props.fileBytesMax);
  const isFileOver = useFileDrop((files) => {
    if (mayCreate) made.importFiles(files);
  });
  useShortcut(CREATE_SHORTCUT, () => {
    if (mayCreate) made.create();
  });
  const isEmpty = live.documents.length === 0 && !live.isSearching && !isNarrowed(wish);
  const isFirstRun = isEmpty && mayCreate && view === 'all';

  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.heading}>{shell.home.title}</h1>
        {isFirstRun || !mayCreate ? null : <NewButtons made={made} />}
      </div>
      <ViewTabs view={view} />
      {isFirstRun ? (
        <FirstRun made={made} />
      ) : (
        <>
          {selection.isActive ? (
            <ManyBar live={live} view={view} selection={selection} />
          ) : isEmpty ? null : (
            <div className={styles.tools}>
              <SearchField
                search={narrowing.search}
                charsMax={props.searchCharsMax}
                onSearch={(search) => narrow({ search })}
              />
              {isOrderable(view) ? <OrderButton order={wish} onOrder={reorder} /> : null}
              {view === 'trash' ? null : (
                <FilterButton key={view} view={view} narrowing={narrowing} onNarrow={narrow} />
              )}
            </div>
          )}
          {view === 'trash' && !isEmpty ? <TrashNote live={live} trashDays={trashDays} /> : null}
          {live.isStale ? <p className={styles.stale}>{shell.home.refreshFailed}</p> : null}
          <DocumentsView
            live={live}
            wish={wish}
            selection={selection}
            titleCharsMax={props.titleCharsMax}
            trashDays={trashDays}
            onHold={hold}
            onClear={clear}
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
