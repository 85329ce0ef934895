/** The keys of the text that the formatting extensions do not bring themselves. */
import { type Editor, Extension } from '@tiptap/core';
import { moveBlock } from './moving.ts';

export interface KeymapOptions {
  readonly openLink: () => void;
  /** ArrowUp on the first line. */
  readonly leaveUpwards: () => void;
}

export const Keymap = Extension.create<KeymapOptions>({
  name: 'documentKeys',
  // Before the extensions' own keys: Mod-Enter would break the line in a to-do.
  priority: 1_010,
  addKeyboardShortcuts() {
    const { openLink, leaveUpwards } = this.options;
    const move = (direction: 'up' | 'down') => () => {
      const tr = this.editor.isEditable ? moveBlock(this.editor.state, direction) : null;
      if (tr !== null) this.editor.view.dispatch(tr);
      // Handled either way: Alt+Arrow must not leave the page in a browser that binds it.
      return true;
    };
    return {
      'Alt-Shift-5': () => this.editor.commands.toggleStrike(),
      'Alt-Shift-%': () => this.editor.commands.toggleStrike(),
      'Mod-Shift-x': () => this.editor.commands.toggleStrike(),
      'Mod-\\': () => clearFormatting(this.editor),
      'Mod-k': () => {
        openLink();
        return true;
      },
      'Mod-Enter': () => toggleTask(this.editor),
      'Mod-]': () => indent(this.editor),
      'Mod-[': () => outdent(this.editor),
      'Alt-ArrowUp': move('up'),
      'Alt-ArrowDown': move('down'),
      'Mod-Alt-ArrowUp': move('up'),
      'Mod-Alt-ArrowDown': move('down'),
      ArrowUp: () => leaveAtTop(this.editor, leaveUpwards),
    };
  },
});

export function clearFormatting(editor: Editor): boolean {
  return editor.chain().focus().unsetAllMarks().run();
}

export function indent(editor: Editor): boolean {
  return editor.commands.first(({ commands }) => [
    () => commands.sinkListItem('listItem'),
    () => commands.sinkListItem('taskItem'),
  ]);
}

export function outdent(editor: Editor): boolean {
  return editor.commands.first(({ commands }) => [
    () => commands.liftListItem('listItem'),
    () => commands.liftListItem('taskItem'),
  ]);
}

function toggleTask(editor: Editor): boolean {
  if (!editor.isActive('taskItem')) return false;
  const isChecked = editor.getAttributes('taskItem')['checked'] === true;
  return editor.commands.updateAttributes('taskItem', { checked: !isChecked });
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
