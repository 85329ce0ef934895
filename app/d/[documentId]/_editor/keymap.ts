/** The keys of the text, made of the command table, and the way up into the title. */
import { type Editor, Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { Shortcut } from '../../../_ui/shortcut.ts';
import { type PageDeeds, runCommand } from './commands/command.ts';
import { COMMAND_IDS, COMMANDS, type CommandId } from './commands/command-table.ts';
import { freshDrops } from './fresh-copy.ts';
import { indentBlocks } from './styles/lying.ts';
import { writingSettings } from './settings/writing-settings.ts';
import { markdownPaste } from './typing/markdown-paste.ts';
import { plainPaste } from './typing/plain-paste.ts';

export interface KeymapOptions {
  readonly page: PageDeeds;
  /** ArrowUp on the first line. */
  readonly leaveUpwards: () => void;
  /** A key has run a command that is on or off where the caret stands. */
  readonly onTurned: (id: CommandId, isOn: boolean) => void;
}

/** Before the extensions' own keys: Mod-Enter would break the line in a to-do. */
const PRIORITY = 1_010;
/** Of what has the first word on a key while it is open. */
export const BEFORE_KEYS = PRIORITY + 10;

type Key = (props: { readonly editor: Editor }) => boolean;

export const Keymap = Extension.create<KeymapOptions>({
  name: 'documentKeys',
  priority: PRIORITY,
  addKeyboardShortcuts() {
    const { page, leaveUpwards, onTurned } = this.options;
    const run = (id: CommandId, editor: Editor) => {
      const command = COMMANDS[id];
      if (!runCommand(command, editor, page)) return false;
      if (command.isActive) onTurned(id, command.isActive(editor));
      return true;
    };
    const keys: Record<string, Key> = {
      ArrowUp: ({ editor }) => leaveAtTop(editor, leaveUpwards),
      Backspace: ({ editor }) => outdentAtStart(editor),
    };
    for (const id of COMMAND_IDS) {
      const command = COMMANDS[id];
      // Those of the page are bound to the page: they work wherever the focus is.
      if (command.is === 'browser' || command.group === 'page') continue;
      for (const shortcut of command.keys) {
        const name = keyNameOf(shortcut);
        const before = keys[name];
        // One key may stand for several, of which at most one makes sense where the caret is.
        keys[name] = (props) => before?.(props) === true || run(id, props.editor);
      }
    }
    return keys;
  },
  addProseMirrorPlugins: () => [
    leavingByTab(),
    plainPaste(),
    markdownPaste(() => writingSettings().markdown),
    freshDrops(),
  ],
});

/** Tab moves text in, so Escape before it gives it back its own meaning: to go on in the page. */
function leavingByTab(): Plugin {
  let isLeaving = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(_view, { key }) {
          if (key === 'Tab') return isLeaving;
          if (key !== 'Shift') isLeaving = key === 'Escape';
          return false;
        },
      },
    },
  });
}

function outdentAtStart(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  // Right after a sign became a block, Backspace gives the sign back.
  return editor.commands.undoInputRule() || indentBlocks(editor, -1) || plainAtTop(editor);
}

/** There is nothing before it that it could be joined with. */
function plainAtTop(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const isFirst = $from.depth === 1 && $from.index(0) === 0;
  return isFirst && $from.parent.type.name === 'heading' && editor.commands.setNode('paragraph');
}

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
