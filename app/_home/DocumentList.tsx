'use client';
/** The rows, arrow keys between them, and the one menu they share. */
import { type KeyboardEvent, lazy, Suspense, useCallback, useState } from 'react';
import type { DocumentView } from '../../lib/core/document.ts';
import { useMessages } from '../_ui/messages.tsx';
import { DocumentRow } from './DocumentRow.tsx';
import type { LiveDocuments } from './use-live-documents.ts';

const loadRowMenu = () => import('./RowMenu.tsx');
const RowMenu = lazy(() => loadRowMenu().then(({ RowMenu: menu }) => ({ default: menu })));

export interface DocumentListProps {
  readonly live: LiveDocuments;
  readonly titleCharsMax: number;
  /** Told when rows must keep their places, and when no longer. */
  readonly onHold: (isHeld: boolean) => void;
}

interface OpenMenu {
  readonly document: DocumentView;
  readonly anchor: HTMLElement;
  readonly isOpen: boolean;
}

export function DocumentList({ live, titleCharsMax, onHold }: DocumentListProps) {
  const { shell } = useMessages();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const openMenu = useCallback((document: DocumentView, anchor: HTMLElement) => {
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
      <div
        role="presentation"
        onKeyDown={moveBetweenRows}
        onPointerEnter={() => {
          onHold(true);
          void loadRowMenu();
        }}
        onPointerLeave={() => onHold(false)}
        onFocus={() => {
          onHold(true);
          void loadRowMenu();
        }}
        onBlur={() => onHold(false)}
      >
        <ul aria-label={shell.home.list}>
          {live.documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              nowMs={live.nowMs}
              isMenuOpen={document.id === openId}
              onMenu={openMenu}
            />
          ))}
        </ul>
      </div>
      {menu === null ? null : (
        <Suspense>
          <RowMenu
            // The document as it is now, not as it was when the menu opened.
            document={live.documents.find(({ id }) => id === menu.document.id) ?? menu.document}
            anchor={menu.anchor}
            isOpen={menu.isOpen}
            onClose={closeMenu}
            live={live}
            titleCharsMax={titleCharsMax}
          />
        </Suspense>
      )}
    </>
  );
}

/** Up, Down, Home and End go from title to title; Tab still visits every control. */
function moveBetweenRows(event: KeyboardEvent<HTMLDivElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const row = event.target instanceof Element ? event.target.closest('li') : null;
  const place = links.findIndex((link) => row?.contains(link) === true);
  const last = links.length - 1;
  const next: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(place + 1, last),
    ArrowUp: Math.max(place - 1, 0),
    Home: 0,
    End: last,
  };
  const to = next[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  links[to]?.focus();
}
