/** Undo right after signs became something gives back the signs, to the last one, as Backspace does. */
import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { endUndoStep } from '../undo-history.ts';

/** What Tiptap keeps of a conversion until the next change, be it another person's. */
interface Conversion {
  /** Where the caret was before it. */
  readonly from: number;
  /** The key that made it, which never came into the text. */
  readonly text: string;
}

export const TypedBack = Extension.create({
  name: 'typedBack',
  dispatchTransaction({ transaction, next }) {
    const isStep = isConversion(this.editor.state, transaction);
    if (isStep) endUndoStep(this.editor);
    next(transaction);
    if (isStep) endUndoStep(this.editor);
  },
});

/** What Ctrl+Z, the toolbar and the palette do. @returns false where there was nothing to take back. */
export function undoTyped(editor: Editor): boolean {
  const conversion = conversionIn(editor.state);
  if (!editor.commands.undo()) return false;
  if (conversion === null) return true;
  const { from, text } = conversion;
  const { tr } = editor.state;
  if (text !== '\n') tr.insertText(text, from);
  const caret = TextSelection.near(tr.doc.resolve(tr.mapping.map(from)));
  editor.view.dispatch(tr.setSelection(caret).scrollIntoView());
  return true;
}

function conversionIn(state: EditorState): Conversion | null {
  for (const plugin of rulesIn(state)) {
    const conversion = plugin.getState(state) as Conversion | null | undefined;
    if (conversion != null) return conversion;
  }
  return null;
}

function isConversion(state: EditorState, transaction: Transaction): boolean {
  return rulesIn(state).some((plugin) => transaction.getMeta(plugin) !== undefined);
}

function rulesIn({ plugins }: EditorState): readonly Plugin[] {
  return plugins.filter(({ spec }) => spec['isInputRules'] === true);
}
