// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { TaskEntry } from '../../../app/d/[documentId]/_editor/task-entry.ts';
import { anEditor, type } from '../../support/editor.ts';

const taskEditor = (content: string): Editor => anEditor(content, [TaskEntry]);

/** The document as tags and words: `t` an open to-do, `T` a done one, `3` a list counting from 3. */
function outline(editor: Editor): string {
  const inner = (node: typeof editor.state.doc): string => {
    if (node.isText) return node.text ?? '';
    const parts: string[] = [];
    node.forEach((child) => parts.push(inner(child)));
    const content = parts.join('');
    switch (node.type.name) {
      case 'doc':
      case 'paragraph':
        return content;
      case 'bulletList':
        return `(${content})`;
      case 'orderedList':
        return `${String(node.attrs['start'])}(${content})`;
      case 'taskList':
        return `[${content}]`;
      case 'taskItem':
        return `${node.attrs['checked'] === true ? 'T' : 't'}<${content}>`;
      default:
        return `<${content}>`;
    }
  };
  return inner(editor.state.doc);
}

/** Where `text` begins. */
function caretBefore(editor: Editor, text: string): void {
  editor.state.doc.descendants((node, position) => {
    if (node.isText && node.text === text) editor.commands.setTextSelection(position);
  });
}

const LIST = '<ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ul>';

describe('a to-do in a list', () => {
  it.each([
    ['- [ ] a', '[t<a>]'],
    ['- [] a', '[t<a>]'],
    ['- [x] a', '[T<a>]'],
    ['* [X] a', '[T<a>]'],
    ['1. [ ] a', '[t<a>]'],
    ['[ ] a', '[t<a>]'],
    ['- b [ ] a', '(<b [ ] a>)'],
  ])('[PAGE-60] typing %j makes %s', (text, expected) => {
    const editor = taskEditor('');
    type(editor, text);
    expect(outline(editor)).toBe(expected);
  });

  it.each([
    ['a', '[t<a>](<b><c>)'],
    ['b', '(<a>)[t<b>](<c>)'],
    ['c', '(<a><b>)[t<c>]'],
  ])('[PAGE-60] only the item %j leaves the list, and the caret stays', (text, expected) => {
    const editor = taskEditor(LIST);
    caretBefore(editor, text);
    type(editor, '[ ] ');
    expect(outline(editor)).toBe(expected);
    type(editor, '+');
    expect(outline(editor)).toContain(`t<+${text}>`);
  });

  it('[PAGE-60] the numbers after it stay, and neighbouring to-dos become one list', () => {
    const editor = taskEditor(LIST.replaceAll('ul>', 'ol>'));
    caretBefore(editor, 'b');
    type(editor, '[x] ');
    expect(outline(editor)).toBe('1(<a>)[T<b>]3(<c>)');
    caretBefore(editor, 'a');
    type(editor, '[ ] ');
    expect(outline(editor)).toBe('[t<a>T<b>]3(<c>)');
    caretBefore(editor, 'c');
    type(editor, '[ ] ');
    expect(outline(editor)).toBe('[t<a>T<b>t<c>]');
  });

  it('[PAGE-60] an item inside an item becomes a to-do in its place, with what it holds', () => {
    const editor = taskEditor(
      '<ul><li><p>a</p><ul><li><p>b</p><ul><li><p>c</p></li></ul></li></ul></li></ul>',
    );
    caretBefore(editor, 'b');
    type(editor, '[ ] ');
    expect(outline(editor)).toBe('(<a[t<b(<c>)>]>)');
  });

  it('[PAGE-60] Backspace right after gives the typed letters back', () => {
    const editor = taskEditor(LIST);
    caretBefore(editor, 'b');
    type(editor, '[x] ');
    expect(editor.commands.undoInputRule()).toBe(true);
    expect(outline(editor)).toBe('(<a><[x] b><c>)');
  });
});
