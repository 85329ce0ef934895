/** From a footnote's place to its text in the list, and back. */
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

const NOTES = 'sup[data-footnote]';

/** Id of the list. */
export const NOTE_LIST = 'footnotes';

/** Id of an entry in the list. @param number  from 1. */
export function noteId(number: number): string {
  return `footnote-${number}`;
}

export function notesIn({ dom }: Pick<EditorView, 'dom'>): HTMLElement[] {
  return [...dom.querySelectorAll<HTMLElement>(NOTES)];
}

export function positionOfElement(editor: Editor, element: Element): number {
  const { parentNode } = element;
  if (parentNode === null) return -1;
  return editor.view.posAtDOM(parentNode, [...parentNode.childNodes].indexOf(element as ChildNode));
}

export function showNote(editor: Editor, position: number): void {
  const at = notesIn(editor.view).findIndex((sup) => positionOfElement(editor, sup) === position);
  const entry = document.getElementById(noteId(at + 1));
  entry?.scrollIntoView({ block: 'center' });
  entry?.querySelector('button')?.focus({ preventScroll: true });
}

export function showPlace(editor: Editor, position: number): void {
  const { view } = editor;
  if (view.state.doc.nodeAt(position)?.type.name !== 'footnote') return;
  // Before: nothing is scrolled to while the focus is outside of the text.
  view.focus();
  const { tr, doc } = view.state;
  view.dispatch(tr.setSelection(NodeSelection.create(doc, position)).scrollIntoView());
}
