// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { tableTools } from '../../../app/d/[documentId]/_editor/tables/table-tools.ts';
import { Tables } from '../../../app/d/[documentId]/_editor/tables/tables.ts';
import type { ClientId } from '../../../lib/core/ids.ts';
import { firstUpdate } from '../../../lib/editor/content.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toHtml, toHtmlPage } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { toText } from '../../../lib/editor/convert/to-text.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { gridOf } from '../../../lib/editor/table-grid.ts';
import { countWords } from '../../../lib/editor/words.ts';
import { shownTable } from '../../support/shown-table.ts';
import { sharedEditor } from '../../support/editor.ts';

/** On a shared document, as the page is. */
function opened(update: Uint8Array): {
  readonly editor: Editor;
  readonly doc: Y.Doc;
  readonly written: Uint8Array[];
} {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const written: Uint8Array[] = [];
  doc.on('update', (own: Uint8Array) => written.push(own));
  const editor = sharedEditor(doc, [Tables.configure({ tools: tableTools })]);
  vi.runAllTimers();
  return { editor, doc, written };
}

const rowsIn = (editor: Editor) => (editor.getJSON() as NodeJson).content?.[0]?.content ?? [];

const openedBody = (...content: NodeJson[]) =>
  opened(firstUpdate(1 as ClientId, { title: '', body: { type: 'doc', content } }));

const words = (text: string): NodeJson => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});
const cell = (text: string, attrs: Record<string, unknown> = {}): NodeJson => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1, ...attrs },
  content: [words(text)],
});
const table = (...rows: NodeJson[][]): NodeJson => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
});
const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });

const BENT = table(
  [cell('a'), cell('b', { rowspan: 5 })],
  [cell('c'), cell('d', { colspan: 3 })],
  [cell('e')],
);
const HOSTILE = table([
  cell('a', { colspan: 1e9, rowspan: '7', background: 'url(//x)', align: 'left;position:fixed' }),
  cell('b', {
    colspan: -1,
    rowspan: Number.MAX_SAFE_INTEGER,
    colwidth: ['x', 1e9],
    background: 'red" onclick="x()',
  }),
]);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a table in the schema', () => {
  it('[EDITOR-16] that others bent is shown whole, and opening it writes nothing', () => {
    const { editor, written } = openedBody(BENT);
    const shown = editor.view.dom.querySelector('table');
    expect(shown && shownTable(shown)).toEqual({ height: 3, width: 5, wrongs: [] });
    expect(written).toEqual([]);
    // Nor does writing in it mend what is around.
    editor.view.dispatch(editor.state.tr.insertText('x', 5));
    expect(rowsIn(editor).map((row) => row.content?.length)).toEqual([2, 2, 1]);
  });

  it('[EDITOR-17] [EDITOR-8] hostile values are inert, cheap, and stay', () => {
    const { editor, written } = openedBody(HOSTILE);
    const html = editor.getHTML();
    expect(html).toContain('colspan="100"');
    expect(html).not.toMatch(/url|onclick|fixed|1000000000|data-background|data-align/u);
    const page = toHtmlPage({ title: '', body: doc(HOSTILE) });
    expect(page).not.toMatch(/url\(\/\/|onclick|fixed|1000000000/u);
    expect(written).toEqual([]);
    expect(rowsIn(editor)[0]?.content?.[0]?.attrs?.['colspan']).toBe(1e9);
  });

  it('[EDITOR-17] thousands of spans that overlap are laid out in a moment', () => {
    const wide = { colspan: 100, rowspan: 1_000 };
    const grid = gridOf(
      Array.from({ length: 2_000 }, () => Array.from({ length: 20 }, () => wide)),
    );
    expect(grid.isTooLarge).toBe(true);
    expect(grid.cells).toHaveLength(40_000);
    expect(grid.cells.every(({ colspan, rowspan }) => colspan === 1 && rowspan === 1)).toBe(true);
  });
});

describe('a table written as', () => {
  it('[EDITOR-25] Markdown: one line a cell, merged cells where they begin, alignment by column', () => {
    const list: NodeJson = {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [words('x')] }],
    };
    const body = doc(
      table(
        [cell('a|b', { colspan: 2 }), cell('c', { align: 'right' })],
        [{ ...cell(''), content: [words('one'), words('two'), list] }, cell('y'), cell('z')],
      ),
    );
    const markdown = toMarkdown(body);
    expect(markdown).toBe(
      '|  |  |  |\n| --- | --- | --: |\n| a\\|b |  | c |\n| one<br>two<br>- x | y | z |',
    );
    const read = fromMarkdown(markdown);
    expect(read.content?.[0]?.content?.map((row) => row.content?.map(({ type }) => type))).toEqual([
      ['tableCell', 'tableCell', 'tableCell'],
      ['tableCell', 'tableCell', 'tableCell'],
    ]);
    expect(toMarkdown(read)).toBe(markdown);
  });

  it('[EDITOR-25] Markdown neither fills nor reads a table that is mostly holes', () => {
    const wide = Array.from({ length: 4_000 }, () => cell('x'));
    const ragged = toMarkdown(
      doc(table(wide, ...Array.from({ length: 4_000 }, () => [cell('y')]))),
    );
    expect(ragged.length).toBeLessThan(200_000);
    expect(ragged).toContain('\n| y |\n');
    const header = `|${' a |'.repeat(1_000)}\n|${' - |'.repeat(1_000)}\n`;
    expect(() => fromMarkdown(header + 'b\n'.repeat(1_000_000))).toThrow('cells');
    expect(fromMarkdown(`${header}b\n\n${'b\n'.repeat(1_000)}`).content).toHaveLength(2);
  });

  it('[EDITOR-25] HTML: spans as far as they fit, and a cell for every hole', () => {
    const html = toHtml(doc(BENT)).replaceAll('\n', '');
    expect(html).toBe(
      '<table><tbody><tr><td>a</td><td rowspan="3">b</td><td></td><td></td><td></td></tr>' +
        '<tr><td>c</td><td colspan="3">d</td></tr><tr><td>e</td><td></td><td></td><td></td></tr></tbody></table>',
    );
  });

  it('[CONTENT-16] text: a row a line, cells apart by tabs, and its words are counted', () => {
    const body = fromMarkdown('| a | b |\n|---|---|\n| c<br>d | e f |');
    expect(toText(body)).toBe('a\tb\nc d\te f');
    expect(countWords(body)).toBe(6);
  });
});
