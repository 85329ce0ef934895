/** The keys of the text, made of the command table, and the way up into the title. */
import { type Editor, Extension } from '@tiptap/core';
import type { Shortcut } from '../../../_ui/shortcut.ts';
import { type PageDeeds, runCommand } from './commands/command.ts';
import { COMMAND_IDS, COMMANDS } from './commands/command-table.ts';

export interface KeymapOptions {
  readonly page: PageDeeds;
  /** ArrowUp on the first line. */
  readonly leaveUpwards: () => void;
}

type Key = (props: { readonly editor: Editor }) => boolean;

export const Keymap = Extension.create<KeymapOptions>({
  name: 'documentKeys',
  // Before the extensions' own keys: Mod-Enter would break the line in a to-do.
  priority: 1_010,
  addKeyboardShortcuts() {
    const { page, leaveUpwards } = this.options;
    const keys: Record<string, Key> = {
      ArrowUp: ({ editor }) => leaveAtTop(editor, leaveUpwards),
    };
    for (const id of COMMAND_IDS) {
      const command = COMMANDS[id];
      // Those of the page are bound to the page: they work wherever the focus is.
      if (command.is === 'browser' || command.group === 'page') continue;
      for (const shortcut of command.keys) {
        keys[keyNameOf(shortcut)] = ({ editor }) => runCommand(command, editor, page);
      }
    }
    return keys;
  },
});

const ARROWS: Readonly<Record<string, string>> = { '↑': 'ArrowUp', '↓': 'ArrowDown' };

/** `Mod+Shift+S` as prosemirror-keymap spells it: `Mod-Shift-s`. */
export function keyNameOf(shortcut: Shortcut): string {
  const keys = shortcut.split('+').map((key) => ARROWS[key] ?? key);
  return keys.map((key) => (key.length === 1 ? key.toLowerCase() : key)).join('-');
}

function leaveAtTop(editor: Editor, leaveUpwards: () => void): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  const isFirstBlock =
    state.doc.textBetween(0, $from.start(), ' ').length === 0 && $from.index(0) === 0;
  if (!empty || !isFirstBlock || !view.endOfTextblock('up')) return false;
  leaveUpwards();
  return true;
}
