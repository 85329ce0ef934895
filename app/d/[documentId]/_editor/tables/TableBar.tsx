'use client';
/** What can be done with the table the caret is in: one tab stop, three menus. */
import { type Editor, useEditorState } from '@tiptap/react';
import { ChevronDown } from 'lucide-react';
import { memo, useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import type { PageDeeds } from '../commands/command.ts';
import { Late } from '../Late.tsx';
import { useKeyboardInset } from '../use-keyboard-inset.ts';
import { useRoving } from '../use-roving.ts';
import { CellSelection } from './cell-selection.ts';
import { cellAt } from './table-at.ts';
import { TABLE_MENUS, type TableMenuName } from './table-menus.ts';
import styles from './TableBar.module.css';
import { useIsNearText } from './use-is-near-text.ts';
import { useTablePlace } from './use-table-place.ts';

const loadMenu = () => import('./TableMenu.tsx').then((file) => file.TableMenu);

export interface TableBarProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
}

interface Opened {
  readonly name: TableMenuName;
  readonly anchor: HTMLElement;
}

export const TableBar = memo(function TableBar({ editor, page }: TableBarProps) {
  const words = useEditorMessages();
  const roving = useRoving();
  const dock = useKeyboardInset();
  const pos = useEditorState({ editor, selector: ({ editor: now }) => tableWithTools(now) });
  const isNear = useIsNearText(editor, dock);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = useCallback(() => setIsOpen(false), []);
  const isShown = pos !== null && (isNear || isOpen);
  useTablePlace(editor, isShown ? pos : null, dock);
  useEffect(() => {
    const { dom } = editor.view;
    // As in other editors: the tools of what one is in, by keyboard.
    const onKey = (event: KeyboardEvent) => {
      if (isReachKey(event)) roving.ref.current?.querySelector('button')?.focus();
    };
    dom.addEventListener('keydown', onKey);
    return () => dom.removeEventListener('keydown', onKey);
  }, [editor, roving.ref]);
  if (!isShown) return null;

  return createPortal(
    <section ref={dock} aria-label={words.tables.label} className={styles.dock}>
      <div
        ref={roving.ref}
        role="toolbar"
        aria-label={words.tables.label}
        aria-controls="body"
        className={styles.bar}
        onKeyDown={(event) => {
          if (event.key === 'Escape') editor.commands.focus();
          else roving.onKeyDown(event);
        }}
        onFocus={roving.onFocus}
        // A press must not take the caret out of the text.
        onPointerDown={(event) => event.preventDefault()}
      >
        {TABLE_MENUS.map((menu) => (
          <button
            key={menu}
            type="button"
            className={styles.button}
            aria-haspopup="menu"
            aria-expanded={isOpen && opened?.name === menu}
            aria-keyshortcuts="Alt+F10"
            onClick={(event) => {
              setOpened({ name: menu, anchor: event.currentTarget });
              setIsOpen(!isOpen || opened?.name !== menu);
            }}
          >
            {words.tables[menu]}
            <ChevronDown size={14} aria-hidden />
          </button>
        ))}
      </div>
      <Late
        load={loadMenu}
        isWanted={isOpen}
        onMissing={close}
        props={
          opened === null
            ? null
            : { editor, page, ...opened, isWhole: false, isOpen, onClose: close }
        }
      />
    </section>,
    document.body,
  );
});

/** With Shift it leads to the handles. */
function isReachKey({ altKey, shiftKey, key }: KeyboardEvent): boolean {
  return altKey && !shiftKey && key === 'F10';
}

/** Before the table that is meant; words chosen in a cell have tools of their own. */
function tableWithTools({ state, isEditable }: Editor): number | null {
  const { selection } = state;
  if (!isEditable) return null;
  if (!selection.empty && !(selection instanceof CellSelection) && !isWholeCell(state)) return null;
  return cellAt(selection.$from)?.table.pos ?? null;
}

/** As Tab chooses it. */
function isWholeCell({ selection }: Editor['state']): boolean {
  const cell = cellAt(selection.$from);
  return cell !== null && selection.$from.pos - cell.pos <= 2;
}
