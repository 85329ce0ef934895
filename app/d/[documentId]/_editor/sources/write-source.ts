/** Writes what a field says into a source, as the least change that makes it so. */
import type { Editor } from '@tiptap/core';
import type { ShownSource } from './shown-source.ts';

export function writeSource(editor: Editor, view: ShownSource, text: string): void {
  const at = view.position();
  const before = view.node().textContent;
  if (at === undefined || before === text || !editor.isEditable) return;
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before.charAt(start) === text.charAt(start)) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === text.at(-1 - end)) end += 1;
  const from = at + 1 + start;
  const to = at + 1 + before.length - end;
  const put = text.slice(start, text.length - end);
  const { tr } = editor.state;
  editor.view.dispatch(put === '' ? tr.delete(from, to) : tr.insertText(put, from, to));
}
