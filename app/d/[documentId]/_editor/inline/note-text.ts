/** The text of a footnote as a field shows it, and the smallest change that makes it another. */
import type { Editor } from '@tiptap/core';

export function noteAt(editor: Editor, position: number): string {
  const note = editor.state.doc.nodeAt(position);
  return note?.type.name === 'footnote' ? note.textContent : '';
}

/** What stays keeps its marks, and what others write beside it stays. */
export function rewriteNote(editor: Editor, position: number, typed: string): void {
  const note = editor.state.doc.nodeAt(position);
  if (!editor.isEditable || note?.type.name !== 'footnote') return;
  const before = note.textContent;
  const text = typed.replace(/[\r\n]+/gu, ' ');
  const start = commonLength(before, text);
  const end = commonLength(reversed(before.slice(start)), reversed(text.slice(start)));
  const [from, to] = [position + 1 + start, position + 1 + before.length - end];
  const inserted = text.slice(start, text.length - end);
  if (from === to && inserted === '') return;
  const { tr } = editor.state;
  editor.view.dispatch(inserted === '' ? tr.delete(from, to) : tr.insertText(inserted, from, to));
}

/** In whole characters: half an emoji is none. */
function commonLength(a: string, b: string): number {
  const [first, second] = [Array.from(a), Array.from(b)];
  let at = 0;
  while (at < first.length && first[at] === second[at]) at += 1;
  return first.slice(0, at).join('').length;
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join('');
}
