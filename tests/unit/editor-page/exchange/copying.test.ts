// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import type { NodeJson } from '../../../../lib/editor/node-json.ts';
import {
  chooseAll,
  chooseNode,
  chooseWords,
  copied,
  exchangeEditor,
} from '../../../support/exchange-editor.ts';
import { pasteHtml } from '../../../support/editor.ts';

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

async function anEditor(content: string | NodeJson): Promise<Editor> {
  const editor = await exchangeEditor(content);
  editors.push(editor);
  return editor;
}

const text = (words: string, ...marks: NodeJson['marks'][]): NodeJson => ({
  type: 'text',
  text: words,
  ...(marks.length === 0 ? {} : { marks: marks.flatMap((each) => each ?? []) }),
});
const paragraph = (...content: NodeJson[]): NodeJson => ({ type: 'paragraph', content });

const MIXED = [
  '# Plan',
  'Some **bold** and `code` words.',
  '- one\n  - inner\n- two',
  'To do:',
  '- [ ] open\n- [x] done',
  '```js\nlet a = 1;\nlet b = 2;\n```',
  '3. third\n4. fourth',
].join('\n\n');

/** One of everything. */
const WHOLE: NodeJson[] = [
  { type: 'heading', attrs: { level: 2, align: 'center' }, content: [text('Head')] },
  { type: 'paragraph', attrs: { align: 'left', indent: 2, dir: 'ltr' }, content: [text('lies')] },
  { type: 'paragraph', attrs: { align: 'right', dir: 'rtl' }, content: [text('שלום')] },
  paragraph(
    text('a ', [{ type: 'bold' }]),
    text('b', [{ type: 'italic' }, { type: 'strike' }]),
    text('c', [{ type: 'underline' }]),
    text('2', [{ type: 'script', attrs: { at: 'sup' } }]),
    text('red', [{ type: 'textColor', attrs: { color: 'red' } }]),
    text('lit', [{ type: 'highlight', attrs: { color: 'green' } }]),
    text('x y', [{ type: 'code' }]),
    text('there', [{ type: 'link', attrs: { href: 'https://example.org', title: 'T' } }]),
    { type: 'hardBreak' },
    { type: 'mathInline', content: [text('x^2')] },
    { type: 'date', attrs: { day: '2026-03-01' } },
    { type: 'status', attrs: { label: 'late', color: 'red' } },
    { type: 'footnote', content: [text('note '), text('one', [{ type: 'bold' }])] },
    text(' and '),
    { type: 'footnote', content: [text('two')] },
  ),
  {
    type: 'taskList',
    content: [
      { type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('done'))] },
      {
        type: 'taskItem',
        attrs: { checked: false },
        content: [
          paragraph(text('open')),
          {
            type: 'taskList',
            content: [
              { type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('inner'))] },
            ],
          },
        ],
      },
    ],
  },
  {
    type: 'orderedList',
    attrs: { start: 4, type: 'a' },
    content: [
      { type: 'listItem', content: [paragraph(text('four')), paragraph(text('more'))] },
      { type: 'listItem', content: [{ type: 'paragraph' }] },
    ],
  },
  {
    type: 'callout',
    attrs: { kind: 'warning' },
    content: [
      paragraph(text('hot')),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('x'))] }] },
    ],
  },
  { type: 'toggle', content: [paragraph(text('line')), paragraph(text('inside'))] },
  {
    type: 'columns',
    content: [
      { type: 'column', content: [paragraph(text('left'))] },
      { type: 'column', content: [paragraph(text('right'))] },
    ],
  },
  { type: 'codeBlock', attrs: { language: 'js' }, content: [text('\nlet a;\n  b();\n')] },
  { type: 'mathBlock', content: [text('a\n b')] },
  { type: 'diagram', content: [text('graph TD\n  A-->B')] },
  { type: 'blockquote', content: [paragraph(text('said'))] },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          {
            type: 'tableHeader',
            attrs: { colspan: 2, colwidth: [120, 80] },
            content: [paragraph(text('both'))],
          },
        ],
      },
      {
        type: 'tableRow',
        content: [
          {
            type: 'tableCell',
            attrs: { align: 'right', background: 'blue' },
            content: [paragraph(text('1'))],
          },
          { type: 'tableCell', content: [paragraph(text('2')), paragraph(text('3'))] },
        ],
      },
    ],
  },
  { type: 'image', attrs: { src: 'https://example.org/a.png', alt: 'A', title: 'B', width: 50 } },
  { type: 'pageBreak' },
  { type: 'horizontalRule' },
  { type: 'tableOfContents' },
  paragraph(text('end')),
];

describe('what is copied, as letters', () => {
  it('[EDITOR-105] is Markdown', async () => {
    const editor = await anEditor(MIXED);
    chooseAll(editor);
    expect(copied(editor).text).toBe(MIXED);
  });

  it.each([
    ['words of a paragraph', 'Some', 'Some', 'Some'],
    ['marked words', 'Some', 'bold', 'Some **bold**'],
    ['code among words', 'code', 'code', 'code'],
    ['a part of a block of code', 'let a', 'let b', 'let a = 1;\nlet b'],
    ['words of a heading', 'Plan', 'Plan', 'Plan'],
    ['words of an item', 'two', 'two', 'two'],
    ['a box’s words', 'done', 'done', 'done'],
    ['items of a list', 'one', 'two', '- one\n  - inner\n- two'],
    ['an item with those in it', 'one', 'inner', '- one\n  - inner'],
    ['to-dos', 'open', 'done', '- [ ] open\n- [x] done'],
    ['from a heading into a paragraph', 'lan', 'bold', '# lan\n\nSome **bold**'],
  ])('[EDITOR-105] of %s', async (_, from, to, expected) => {
    const editor = await anEditor(MIXED);
    chooseWords(editor, from, to);
    expect(copied(editor).text).toBe(expected);
  });

  it('[EDITOR-105] of lines of one paragraph are these lines, and of a formula its Markdown', async () => {
    const editor = await anEditor('a * b\\\nc_d_ $x^2$');
    chooseWords(editor, 'a', 'c_d_');
    expect(copied(editor).text).toBe('a * b\nc_d_');
    chooseNode(editor, 'mathInline');
    expect(copied(editor).text).toBe('$x^2$');
  });

  it('[EDITOR-105] of cells is text with tabs, of words in a cell just these', async () => {
    const editor = await anEditor('| a | b |\n|---|---|\n| 1 | 2 |');
    chooseWords(editor, 'a', '1');
    expect(copied(editor).text).toBe('a\n1');
    chooseWords(editor, 'b');
    expect(copied(editor).text).toBe('b');
  });
});

describe('what is copied, as HTML', () => {
  it('[EDITOR-106] is made of elements all programs know', async () => {
    const editor = await anEditor(MIXED);
    chooseAll(editor);
    const { html } = copied(editor);
    expect(html.replace(/ data-pm-slice="[^"]*"/u, '')).toBe(
      '<h1>Plan</h1><p>Some <strong>bold</strong> and <code>code</code> words.</p>' +
        '<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>' +
        '<p>To do:</p><ul><li><input type="checkbox" disabled="">open</li><li><input type="checkbox" disabled="" checked="">done</li></ul>' +
        '<pre><code class="language-js">let a = 1;\nlet b = 2;</code></pre>' +
        '<ol start="3"><li>third</li><li>fourth</li></ol>',
    );
  });

  it('[EDITOR-106] shows a table with its lines, and a note’s number with its words at the end', async () => {
    const editor = await anEditor(
      '| a |\n|:-:|\n| 1 |\n\nx[^1] [y](https://example.org)\n\n[^1]: said',
    );
    chooseAll(editor);
    const { html } = copied(editor);
    expect(html.replace(/ data-pm-slice="[^"]*"/u, '')).toBe(
      '<table border="1" style="border-collapse: collapse;"><tbody><tr><th style="text-align: center;">a</th></tr>' +
        '<tr><td style="text-align: center;">1</td></tr></tbody></table>' +
        '<p>x<sup data-note="1">1</sup> <a href="https://example.org">y</a></p>' +
        '<section data-notes=""><ol><li data-note="1">said</li></ol></section>',
    );
  });

  it.each(WHOLE.map((block) => [block.type, block] as const))(
    '[EDITOR-106] comes back whole: %s',
    async (_, block) => {
      const editor = await anEditor({
        type: 'doc',
        content: [paragraph(text('before')), block, paragraph(text('after'))],
      });
      const { content } = editor.getJSON();
      chooseAll(editor);
      const { html } = copied(editor);
      const other = await anEditor('');
      pasteHtml(other, html);
      expect(other.getJSON().content).toEqual(content);
    },
  );

  it('[EDITOR-106] comes back whole: all of it, and once more', async () => {
    const editor = await anEditor({ type: 'doc', content: WHOLE });
    chooseAll(editor);
    const { html } = copied(editor);
    const other = await anEditor('');
    pasteHtml(other, html);
    expect(other.getJSON()).toEqual(editor.getJSON());
    chooseAll(other);
    expect(copied(other).html).toBe(html);
    expect(html).not.toMatch(/dir="auto"|class="(?!language-)|target=|contenteditable|<label/u);
  });

  it('[EDITOR-106] of a few items goes on with the list it comes into', async () => {
    const editor = await anEditor('- one\n- two\n- three');
    chooseWords(editor, 'two', 'three');
    const { html } = copied(editor);
    const other = await anEditor('- x');
    other.commands.setTextSelection(other.state.doc.content.size - 2);
    pasteHtml(other, html);
    expect(other.getText({ blockSeparator: '|' }).split(/\|+/u)).toEqual(['', 'xtwo', 'three']);
    expect(other.state.doc.childCount).toBe(1);
  });
});
