'use client';
/** One of the menus at a table; it comes when it is first asked for. */
import type { Editor } from '@tiptap/react';
import { Menu } from '../../../../_ui/Menu.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { type PageDeeds, runCommand } from '../commands/command.ts';
import { COMMANDS } from '../commands/command-table.ts';
import { tableEntries } from './table-entries.tsx';
import type { TableMenuName } from './table-menus.ts';

export interface TableMenuProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
  readonly name: TableMenuName;
  /** Of a row or column that is chosen as a whole: its looks as well. */
  readonly isWhole: boolean;
  readonly anchor: HTMLElement | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function TableMenu(props: TableMenuProps) {
  const { editor, page, name, isWhole, anchor, isOpen, onClose } = props;
  const { actions, tables } = useEditorMessages();
  const entries = isOpen
    ? tableEntries({ menu: name, isWhole }, editor, { actions, tables }, (id) =>
        runCommand(COMMANDS[id], editor, page),
      )
    : [];
  return (
    <Menu
      anchor={anchor}
      isOpen={isOpen}
      onClose={onClose}
      label={tables[name]}
      align="start"
      entries={entries}
      returnTo={editor.view.dom}
    />
  );
}
