/**
 * Tables in the schema. Their own and not Tiptap's: those read spans as they stand in the document,
 * where one number would cost every reader all memory, and mend what does not fit as soon as a page
 * shows it, once for each reader.
 */
import { Node } from '@tiptap/core';
import { CELL_ALIGNS, cellBackgroundOf, drawnCellAttributes, spanOf } from './table-attributes.ts';
import { columnWidthOf, COLSPAN_MAX, ROWSPAN_MAX } from './table-attributes.ts';

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  // Without a cell there is nowhere to write: what is in it is text like any other.
  parseHTML: () => [
    { tag: 'table', getAttrs: (table) => (table.querySelector('td, th') === null ? false : null) },
  ],
  renderHTML: () => ['div', { class: 'table-scroll' }, ['table', {}, ['tbody', {}, 0]]],
});

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', {}, 0],
});

const TableCell = cellNode('tableCell', 'td');
const TableHeader = cellNode('tableHeader', 'th');

export const TABLE_NODES = [Table, TableRow, TableCell, TableHeader];

function cellNode(name: string, tag: 'td' | 'th'): Node {
  return Node.create({
    name,
    content: 'block+',
    isolating: true,
    addAttributes: () => ({
      colspan: { default: 1, parseHTML: (cell) => spanFrom(cell, 'colspan', COLSPAN_MAX) },
      rowspan: { default: 1, parseHTML: (cell) => spanFrom(cell, 'rowspan', ROWSPAN_MAX) },
      colwidth: { default: null, parseHTML: widthsFrom },
      align: { default: null, parseHTML: alignFrom },
      background: {
        default: null,
        parseHTML: (cell) => cellBackgroundOf(cell.getAttribute('data-background')),
      },
    }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ node }) => [tag, drawnCellAttributes(node.attrs), 0],
  });
}

function spanFrom(cell: HTMLElement, name: 'colspan' | 'rowspan', most: number): number {
  return spanOf(Number(cell.getAttribute(name) ?? 1), most);
}

function widthsFrom(cell: HTMLElement): number[] | null {
  const widths = (cell.getAttribute('data-colwidth') ?? '').split(',').map(Number);
  if (widths.length > COLSPAN_MAX || !widths.some((width) => columnWidthOf(width) !== null)) {
    return null;
  }
  return widths.map((width) => columnWidthOf(width) ?? 0);
}

/** Spreadsheets say it as an attribute or as a style. */
function alignFrom(cell: HTMLElement): string | null {
  const said = [cell.getAttribute('data-align'), cell.getAttribute('align'), cell.style.textAlign];
  return CELL_ALIGNS.find((align) => said.includes(align)) ?? null;
}
