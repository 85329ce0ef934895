'use client';
/** The entries of such a menu, made of the command table. */
import type { Editor } from '@tiptap/react';
import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import { Menu, type MenuEntry } from '../../../../_ui/Menu.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { mayRun, type PageDeeds, runCommand } from '../commands/command.ts';
import { COMMAND_ICONS } from '../commands/command-icons.ts';
import { type CommandId, COMMANDS } from '../commands/command-table.ts';

const ICON_PX = 16;

export interface ToolEntriesProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
  readonly label: string;
  readonly ids: readonly (CommandId | 'line')[];
  readonly anchor: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function ToolEntries(props: ToolEntriesProps) {
  const { editor, page, label, ids, anchor, isOpen, onClose } = props;
  const { actions } = useEditorMessages();
  const entryOf = (id: CommandId | 'line'): MenuEntry => {
    if (id === 'line') return { is: 'line' };
    const command = COMMANDS[id];
    const Icon = command.isActive?.(editor) === true ? Check : COMMAND_ICONS[id];
    const [shortcut] = command.keys;
    return {
      is: 'action',
      label: actions[id],
      icon: <Icon size={ICON_PX} aria-hidden />,
      isDisabled: !mayRun(command, editor),
      onSelect: () => runCommand(command, editor, page),
      ...(shortcut === undefined ? {} : { shortcut }),
    };
  };
  return (
    <Menu
      anchor={anchor.current}
      isOpen={isOpen}
      onClose={onClose}
      label={label}
      align="start"
      entries={isOpen ? ids.map(entryOf) : []}
      returnTo={editor.view.dom}
    />
  );
}
