// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { toHtml } from '../../../../lib/editor/convert/to-html.ts';
import { readIn } from '../../../support/foreign-html.ts';
import { cellsWithHeaders } from '../../../support/shown-headers.ts';

/** @param rows  cells apart by blanks, a header behind a `#`, what it spans in brackets. */
function tableOf(rows: readonly string[]): string {
  const cell = (written: string) => {
    const [, sign, words = '', colspan = '1', rowspan = '1'] =
      /^(#?)(\w*)(?:\((\d),(\d)\))?$/u.exec(written) ?? [];
    const tag = sign === '#' ? 'th' : 'td';
    return `<${tag} colspan="${colspan}" rowspan="${rowspan}" align="right">${words}</${tag}>`;
  };
  return `<table>${rows.map((row) => `<tr>${row.split(' ').map(cell).join('')}</tr>`).join('')}</table>`;
}

function pasted(rows: readonly string[]): string[] {
  const page = document.createElement('div');
  page.innerHTML = toHtml(readIn(tableOf(rows)));
  expect(page.querySelectorAll('[align=right]').length).toBe(
    page.querySelectorAll('th, td').length,
  );
  return cellsWithHeaders(page);
}

describe('headers of a table from another program', () => {
  it.each([
    ['the second column alone', ['a #b c', 'd #e f'], ['a b c', 'd e f']],
    ['the last column, under a header row', ['#a #b', 'c #d'], ['#a #b', 'c d']],
    ['the last row', ['a b', '#c #d'], ['a b', 'c d']],
    ['the last row, beside a header column', ['#a b', '#c #d'], ['#a b', '#c d']],
    ['a row under one that spans two', ['a(1,2) b', 'c', '#d #e'], ['a b', 'c', 'd e']],
  ])('[EDITOR-180] are plain where they are not the first: %s', (_, rows, cells) => {
    expect(pasted(rows)).toEqual(cells);
  });

  it.each([
    ['the first row and column', ['#a #b', '#c d']],
    ['two rows', ['#a #b', '#c #d', 'e f']],
    ['a title of what follows', ['#a #b', 'c d', '#e(2,1)', 'f g']],
    ['a cell alone', ['a b', 'c #d', 'e f']],
  ])('[EDITOR-180] stay: %s', (_, rows) => {
    expect(pasted(rows)).toEqual(rows.map((row) => row.replace('(2,1)', '')));
  });

  it('[EDITOR-180] stay in a table within a cell, whatever is around it', () => {
    const inner = tableOf(['#a #b', 'c d']);
    const page = document.createElement('div');
    page.innerHTML = toHtml(
      readIn(`<table><tr><td>x</td><th>y</th></tr><tr><td>z</td><th>${inner}</th></tr></table>`),
    );
    const tags = [...page.querySelectorAll('th')].map(({ textContent }) => textContent);
    expect(tags).toEqual(['a', 'b']);
  });
});
