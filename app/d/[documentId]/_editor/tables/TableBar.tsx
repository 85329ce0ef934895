'use client';
/** What can be done with the table the caret is in: one tab stop, three menus. */
import { type Editor, useEditorState } from '@tiptap/react';
import { ChevronDown } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Menu, type MenuEntry } from '../../../../_ui/Menu.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { type PageDeeds, runCommand } from '../commands/command.ts';
import { COMMANDS } from '../commands/command-table.ts';
import { useKeyboardInset } from '../use-keyboard-inset.ts';
import { useRoving } from '../use-roving.ts';
import { CellSelection } from './cell-selection.ts';
import { cellAt } from './table-at.ts';
import { TABLE_MENUS, type TableMenu, tableEntries } from './table-menus.tsx';
import styles from './TableBar.module.css';
import { useIsNearText } from './use-is-near-text.ts';
import { useTablePlace } from './use-table-place.ts';

export interface TableBarProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
}

export const TableBar = memo(function TableBar({ editor, page }: TableBarProps) {
  const words = useEditorMessages();
  const roving = useRoving();
  const dock = useKeyboardInset();
  const pos = useEditorState({ editor, selector: ({ editor: now }) => tableWithTools(now) });
  const isNear = useIsNearText(editor, dock);
  const [open, setOpen] = useState<TableMenu | null>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isShown = pos !== null && (isNear || open !== null);
  useTablePlace(editor, isShown ? pos : null, dock);
  useEffect(() => {
    const { dom } = editor.view;
    // As in other editors: the tools of what one is in, by keyboard.
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey && event.key === 'F10') roving.ref.current?.querySelector('button')?.focus();
    };
    dom.addEventListener('keydown', onKey);
    return () => dom.removeEventListener('keydown', onKey);
  }, [editor, roving.ref]);
  if (!isShown) return null;

  const entries: readonly MenuEntry[] =
    open === null
      ? []
      : tableEntries(open, editor, words.actions, (id) => runCommand(COMMANDS[id], editor, page));
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
            aria-expanded={open === menu}
            aria-keyshortcuts="Alt+F10"
            onClick={(event) => {
              setAnchor(event.currentTarget);
              setOpen(open === menu ? null : menu);
            }}
          >
            {words.tables[menu]}
            <ChevronDown size={14} aria-hidden />
          </button>
        ))}
      </div>
      <Menu
        anchor={anchor}
        isOpen={open !== null}
        onClose={() => setOpen(null)}
        label={words.tables[open ?? 'cells']}
        align="start"
        entries={entries}
        returnTo={editor.view.dom}
      />
    </section>,
    document.body,
  );
});

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
