/** An editor with the tools for sources at hand. Needs jsdom. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { sourceTools } from '../../app/d/[documentId]/_editor/sources/source-tools.ts';
import { Sources } from '../../app/d/[documentId]/_editor/sources/sources.ts';
import { anEditor, contentOf } from './editor.ts';

export function sourceEditor(markdown: string): Editor {
  return anEditor(contentOf(markdown), [Sources.configure({ tools: sourceTools })]);
}

/** Selects from before `from` to behind `to` in the first source; the caret behind `from` without. */
export function select(editor: Editor, from: string, to?: string): void {
  const { doc, tr } = editor.state;
  doc.descendants((node, pos) => {
    if (node.type.spec.code !== true) return true;
    const start = pos + 1 + node.textContent.indexOf(from);
    const end = to === undefined ? start + from.length : pos + 1 + endOf(node.textContent, to);
    const anchor = to === undefined ? end : start;
    editor.view.dispatch(tr.setSelection(TextSelection.create(doc, anchor, end)));
    return false;
  });
}

function endOf(text: string, word: string): number {
  return text.lastIndexOf(word) + word.length;
}

/** The text of the first source. */
export function sourceOf(editor: Editor): string {
  let text = '';
  editor.state.doc.descendants((node) => {
    if (node.type.spec.code === true && text === '') text = node.textContent;
  });
  return text;
}
