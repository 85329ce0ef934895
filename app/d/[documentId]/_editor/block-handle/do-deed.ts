/** A deed with a block is a step of undo by itself, however soon it comes after the last letter. */
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { endUndoStep } from '../undo-history.ts';

export function doDeed(editor: Editor, tr: Transaction): void {
  endUndoStep(editor);
  editor.view.dispatch(tr);
  endUndoStep(editor);
}
