// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import { cellTextsIn } from '../../../../app/d/[documentId]/_editor/tables/delimited-text.ts';
import { cellsOf, choose, markdownOf, paste, tableEditor } from '../../../support/table-editor.ts';

const TABLE = '| a | b |\n|---|---|\n| 1 | 2 |';
/** As they come from the programs, shortened. */
const EXCEL =
  '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{color:black}</style></head>' +
  '<body link="#0563C1"><table border=0 cellpadding=0 width=128 style="width:96pt"><col width=64 span=2>' +
  '<tr height=20><td class=xl65 style="text-align:center">Name</td><td align=right x:num>12</td></tr>' +
  '<tr><td colspan=2 onclick="x()" style="position:fixed">both</td></tr></table></body></html>';
const SHEETS =
  '<google-sheets-html-origin><style type="text/css"><!--td {border: 1px}--></style><table xmlns="http://www.w3.org/1999/xhtml" ' +
  'data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody><tr style="height:21px;">' +
  '<td style="background-color:#ff0000" data-sheets-value="{}">Name</td><td>12</td></tr><tr><td>x</td><td></td></tr></tbody></table>';
const CALC =
  '<table cellspacing="0"><colgroup width="85"></colgroup><tr><td height="17" align="left"><font face="Liberation Sans"><b>Name</b></font></td>' +
  '<td align="right" sdval="12"><font>12</font></td></tr></table>';
const editors: Editor[] = [];

function editorWith(markdown: string, from?: string, to?: string): Editor {
  const editor = tableEditor(markdown);
  editors.push(editor);
  if (from !== undefined) choose(editor, from, to);
  return editor;
}

afterEach(() => {
  for (const editor of editors.splice(0)) {
    editor.state.doc.check();
    editor.destroy();
  }
});

describe('a paste of cells', () => {
  it.each([
    ['Excel', EXCEL, ['Name 12', 'both(2x1)']],
    ['Google Sheets', SHEETS, ['Name 12', 'x ']],
    ['LibreOffice', CALC, ['Name 12']],
  ])('[EDITOR-22] from %s becomes a table, without its styles and handlers', (_, html, rows) => {
    const editor = editorWith('');
    paste(editor, { 'text/html': html, 'text/plain': 'Name\t12' });
    expect(cellsOf(editor)).toEqual(rows);
    expect(editor.getHTML()).not.toMatch(/onclick|style|fixed|class="xl/u);
  });

  it('[EDITOR-22] at the end leaves a line to write on, and a table without cells is no table', () => {
    const editor = editorWith('');
    paste(editor, { 'text/html': CALC });
    expect(editor.state.doc.children.map(({ type }) => type.name)).toEqual(['table', 'paragraph']);
    const other = editorWith('');
    paste(other, { 'text/html': '<p>f</p><table><mglyph>words</table>' });
    expect(other.getHTML()).not.toContain('<table');
    expect(other.state.doc.textContent).toBe('fwords');
  });

  it('[EDITOR-22] of text with tabs becomes a table, in text and over cells', () => {
    const editor = editorWith('');
    paste(editor, { 'text/plain': 'x\t"y ""z"""\r\n1\t\r\n' });
    expect(cellsOf(editor)).toEqual(['x y "z"', '1 ']);
    const other = editorWith(TABLE, '2');
    paste(other, { 'text/plain': 'x\ty\nz\tw' });
    expect(cellsOf(other)).toEqual(['#a #b #', '1 x y', ' z w']);
  });

  it('[EDITOR-22] over cells goes from the first chosen one, and the table grows', () => {
    const editor = editorWith(TABLE, 'b', '2');
    paste(editor, { 'text/html': EXCEL });
    expect(cellsOf(editor)).toEqual(['#a #Name #12', '1 both(2x1)']);
  });

  it('[EDITOR-22] of words goes into the cell, over chosen ones into the first', () => {
    const editor = editorWith(TABLE, '1', '2');
    paste(editor, { 'text/plain': 'word' });
    expect(cellsOf(editor)).toEqual(['#a #b', 'word ']);
  });

  it.each<[string, string, boolean, string[][] | null]>([
    [
      'a file of values',
      'a,b\n"c, d",e',
      false,
      [
        ['a', 'b'],
        ['c, d', 'e'],
      ],
    ],
    ['a sentence', 'one, two\nthree, four', false, null],
    ['lines of different length', 'a,b\nc', false, null],
    ['one line with a tab in text', 'a\tb', false, null],
    ['one line with a tab in a table', 'a\tb', true, [['a', 'b']]],
    ['indented lines', '\tif\n\tthen', false, null],
    ['a quote without an end', '"a\tb\nc\td', false, null],
    [
      'a cell of two lines',
      '"a\nb"\tc\nd\te',
      false,
      [
        ['a\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    ['nothing', '', true, null],
  ])('[EDITOR-22] %s', (_, text, isInTable, cells) => {
    expect(cellTextsIn(text, isInTable)).toEqual(cells);
  });
});

describe('a copy of cells', () => {
  it('[EDITOR-23] is a table of just these, and text with tabs', () => {
    const editor = editorWith(`x\n\n| a | b |\n|---|---|\n| 1 | 2 "q" |`, 'b', '2 "q"');
    const { dom, text } = editor.view.serializeForClipboard(editor.state.selection.content());
    expect(text).toBe('b\n"2 ""q"""');
    expect(dom.querySelectorAll('tr')).toHaveLength(2);
    const other = editorWith('');
    paste(other, { 'text/html': dom.innerHTML });
    expect(markdownOf(other)).toBe('| b |\n| --- |\n| 2 "q" |');
  });
});
