'use client';
/** The rows, the one menu they share, and the way to more of them. */
import { lazy, Suspense, useCallback, useState } from 'react';
import type { ListedDocument, ListSort, ListView } from '../../lib/core/document-list.ts';
import { DocumentRow } from './DocumentRow.tsx';
import { useHomeMessages } from './home-messages.tsx';
import { MoreRows } from './MoreRows.tsx';
import { RowList } from './RowList.tsx';
import type { LiveDocuments } from './use-live-documents.ts';
import type { RowSelection } from './use-selection.ts';

const loadRowMenu = () => import('./RowMenu.tsx');
const RowMenu = lazy(() => loadRowMenu().then(({ RowMenu: menu }) => ({ default: menu })));

export interface DocumentListProps {
  readonly live: LiveDocuments;
  readonly view: ListView;
  readonly sort: ListSort;
  readonly selection: RowSelection;
  readonly titleCharsMax: number;
  /** Told when rows must keep their places, and when no longer. */
  readonly onHold: (isHeld: boolean) => void;
}

interface OpenMenu {
  readonly document: ListedDocument;
  readonly anchor: HTMLElement;
  readonly isOpen: boolean;
}

export function DocumentList(props: DocumentListProps) {
  const { live, view, sort, selection, titleCharsMax, onHold } = props;
  const { lists } = useHomeMessages();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const openMenu = useCallback((document: ListedDocument, anchor: HTMLElement) => {
    setMenu((before) =>
      before?.isOpen === true && before.anchor === anchor
        ? { ...before, isOpen: false }
        : { document, anchor, isOpen: true },
    );
  }, []);
  const closeMenu = useCallback(
    () => setMenu((before) => (before === null ? null : { ...before, isOpen: false })),
    [],
  );
  const openId = menu?.isOpen === true ? menu.document.id : null;

  return (
    <>
      <RowList
        label={lists[view]}
        selection={selection}
        onHold={onHold}
        onReach={() => void loadRowMenu()}
      >
        {live.documents.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            view={view}
            sort={sort}
            nowMs={live.nowMs}
            isMenuOpen={document.id === openId}
            isSelected={selection.ids.has(document.id)}
            onMenu={openMenu}
            onToggle={selection.toggle}
          />
        ))}
      </RowList>
      <MoreRows live={live} />
      {menu === null ? null : (
        <Suspense>
          <RowMenu
            // The document as it is now, not as it was when the menu opened.
            document={live.documents.find(({ id }) => id === menu.document.id) ?? menu.document}
            anchor={menu.anchor}
            isOpen={menu.isOpen}
            onClose={closeMenu}
            onSelect={() => selection.toggle(menu.document.id, false)}
            live={live}
            titleCharsMax={titleCharsMax}
          />
        </Suspense>
      )}
    </>
  );
}
