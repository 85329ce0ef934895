// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import { toHtml } from '../../../../lib/editor/convert/to-html.ts';
import { toText } from '../../../../lib/editor/convert/to-text.ts';
import type { NodeJson } from '../../../../lib/editor/node-json.ts';
import {
  blockEditor,
  goTo,
  jsonOf,
  markdownOf,
  mayRunNow,
  outlineOf,
  run,
} from '../../../support/block-editor.ts';
import { press, type } from '../../../support/editor.ts';

const line = (text: string): NodeJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const columns = (...texts: readonly string[]): NodeJson => ({
  type: 'doc',
  content: [
    {
      type: 'columns',
      content: texts.map((text) => ({
        type: 'column',
        content: [text === '' ? { type: 'paragraph' } : line(text)],
      })),
    },
  ],
});
let editor: Editor;
const open = (content: string | NodeJson) => (editor = blockEditor(content));
/** Of the first columns, the words of each. */
const words = () => editor.state.doc.firstChild?.children.map(({ textContent }) => textContent);

afterEach(() => editor.destroy());

describe('columns', () => {
  it('[EDITOR-35] are made with the block one is in as the first, and the caret in it', () => {
    open('a\n\nb');
    goTo(editor, 'a', 1);
    run(editor, 'columns3');
    type(editor, '!');
    expect(words()).toEqual(['a!', '', '']);
    expect(outlineOf(editor).at(-1)).toBe('paragraph b');
  });

  it('[EDITOR-35] read back from HTML and follow one another in Markdown and text', () => {
    open(columns('a', 'b'));
    const body = jsonOf(editor);
    expect([markdownOf(editor), toText(body)]).toEqual(['a\n\nb', 'a\n\nb']);
    editor.commands.setContent(toHtml(body));
    expect(jsonOf(editor)).toEqual(body);
  });

  it('[EDITOR-35] become more or fewer, and no words go', () => {
    open(columns('a', 'b', '', 'd'));
    goTo(editor, 'a');
    run(editor, 'columns5');
    expect(words()).toEqual(['a', 'b', '', 'd', '']);
    expect(mayRunNow(editor, 'addColumn')).toBe(false);
    run(editor, 'columns2');
    expect(words()).toEqual(['a', 'bd']);
    run(editor, 'addColumn');
    type(editor, 'new');
    expect(words()).toEqual(['a', 'new', 'bd']);
    goTo(editor, 'b');
    run(editor, 'removeColumn');
    expect(words()).toEqual(['a', 'newbd']);
    goTo(editor, 'a');
    run(editor, 'removeColumn');
    expect(outlineOf(editor)).toEqual([
      'paragraph a',
      'paragraph new',
      'paragraph b',
      'paragraph d',
    ]);
  });

  it('[EDITOR-35] lose an empty one by Backspace, and the last one its frame; a full one stays as it is', () => {
    open(columns('a', '', 'c'));
    goTo(editor, 'c');
    expect(press(editor, 'Backspace')).toBe(true);
    expect(words()).toEqual(['a', '', 'c']);
    goTo(editor, 'a', 1);
    run(editor, 'addColumn');
    press(editor, 'Backspace');
    expect(words()).toEqual(['a', '', 'c']);
    type(editor, '!');
    expect(words()).toEqual(['a!', '', 'c']);
    open(columns('a', ''));
    editor.commands.setTextSelection(editor.state.doc.content.size - 3);
    press(editor, 'Backspace');
    type(editor, '!');
    expect(outlineOf(editor)).toEqual(['paragraph a!']);
  });

  it('[EDITOR-30] Enter on an empty last line of one leads behind all of them', () => {
    open(columns('a', 'b'));
    goTo(editor, 'a', 1);
    press(editor, 'Enter');
    press(editor, 'Enter');
    type(editor, 'behind');
    expect(words()).toEqual(['a', 'b']);
    expect(outlineOf(editor).at(-1)).toBe('paragraph behind');
  });

  it('[EDITOR-35] that others left alone, or made a thousand of, are shown and stay', () => {
    open(columns('a'));
    const alone = jsonOf(editor);
    goTo(editor, 'a');
    type(editor, 'b');
    expect(words()).toEqual(['ba']);
    expect(alone.content?.[0]?.type).toBe('columns');
    const many = columns(...Array.from({ length: 1_000 }, (_, at) => `c${at}`));
    open(many);
    expect(jsonOf(editor)).toEqual(many);
    expect(editor.view.dom.querySelectorAll('[data-column]')).toHaveLength(1_000);
    expect(mayRunNow(editor, 'addColumn')).toBe(false);
  });

  it('[EDITOR-35] do not nest by command, and do not go into tables', () => {
    open('| a |\n|---|\n| b |');
    goTo(editor, 'b');
    expect(mayRunNow(editor, 'columns2')).toBe(false);
  });
});
