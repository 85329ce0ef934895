// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import { startAt } from '../../../../app/d/[documentId]/_editor/blocks/numbering.ts';
import { toHtml } from '../../../../lib/editor/convert/to-html.ts';
import type { NodeJson } from '../../../../lib/editor/node-json.ts';
import {
  blockEditor,
  goTo,
  jsonOf,
  markdownOf,
  mayRunNow,
  run,
} from '../../../support/block-editor.ts';

const THREE = '1. one\n2. two\n3. three';
let editor: Editor;
const open = (content: string | NodeJson) => (editor = blockEditor(content));

afterEach(() => editor.destroy());

describe('a numbered list', () => {
  it('[EDITOR-34] counts in the signs a command says, in HTML as well, and Markdown keeps the number', () => {
    open(THREE);
    goTo(editor, 'two');
    run(editor, 'listLowerRoman');
    expect(editor.view.dom.querySelector('ol')?.getAttribute('type')).toBe('i');
    expect(toHtml(jsonOf(editor))).toContain('<ol type="i">');
    expect(markdownOf(editor)).toBe(THREE);
    expect(mayRunNow(editor, 'listUpperAlpha')).toBe(true);
    const before = jsonOf(editor);
    editor.commands.setContent(toHtml(before));
    expect(jsonOf(editor)).toEqual(before);
  });

  it('[EDITOR-34] only the innermost one does', () => {
    open('1. a\n   1. b\n2. c');
    goTo(editor, 'b');
    run(editor, 'listUpperAlpha');
    expect(
      [...editor.view.dom.querySelectorAll('ol')].map((list) => list.getAttribute('type')),
    ).toEqual([null, 'A']);
    open('- a');
    goTo(editor, 'a');
    expect(mayRunNow(editor, 'listDecimal')).toBe(false);
  });

  it('[EDITOR-34] restarts, starts and continues from the item the caret is in', () => {
    open(THREE);
    goTo(editor, 'two');
    run(editor, 'restartList');
    expect(markdownOf(editor)).toBe('1. one\n\n1) two\n2) three');
    const { tr } = editor.state;
    expect(startAt(tr, 7)).toBe(true);
    editor.view.dispatch(tr);
    expect(markdownOf(editor)).toBe('1. one\n\n7) two\n8) three');
    run(editor, 'continueList');
    expect(markdownOf(editor)).toBe(THREE);
    expect(mayRunNow(editor, 'continueList')).toBe(false);
    open('4. a\n\nwords\n\n1. b');
    goTo(editor, 'b');
    run(editor, 'continueList');
    expect(markdownOf(editor)).toBe('4. a\n\nwords\n\n5. b');
  });

  it.each([
    ['<ol type="A"><li>a</li></ol>', 'A'],
    ['<ol style="list-style-type: lower-latin"><li>a</li></ol>', 'a'],
    ['<ol><li style="list-style-type: upper-roman">a</li></ol>', 'I'],
    ['<ol type="x onclick=y" style="list-style-type: url(https://x.y)"><li>a</li></ol>', null],
  ])('[EDITOR-34] %j is pasted with its signs', (html, sign) => {
    open('');
    editor.commands.setContent(html);
    expect(jsonOf(editor).content?.[0]?.attrs?.['type']).toBe(sign);
  });

  it('[EDITOR-8] signs that there are not are left to how deep it is, and stay in the document', () => {
    const hostile = { toString: 'a' };
    const body: NodeJson = {
      type: 'doc',
      content: [
        {
          type: 'orderedList',
          attrs: { start: 1, type: hostile },
          content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
        },
      ],
    };
    open(body);
    expect(editor.view.dom.querySelector('ol')?.hasAttribute('type')).toBe(false);
    expect(toHtml(body)).toContain('<ol>');
    expect(jsonOf(editor)).toEqual(body);
  });
});
