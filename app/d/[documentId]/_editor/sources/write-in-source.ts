/** Puts the caret at the end of a source, which shows it. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { ShownSource } from './shown-source.ts';

export function writeInSource(editor: Editor, view: ShownSource): void {
  const at = view.position();
  if (at === undefined || !editor.isEditable) return;
  const { state } = editor;
  const end = at + 1 + view.node().content.size;
  editor.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, end)));
  editor.view.focus();
}
