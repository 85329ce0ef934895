/** Tables. */
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { type Attributes, exact, item, line, node, type SchemaRow, text, words } from './row.ts';

const cellOf = (...content: NodeJson[]) => node('tableCell', {}, ...content);
const cell = (said: string, attrs: Attributes = {}) => node('tableCell', attrs, words(said));
const header = (said: string, attrs: Attributes = {}) => node('tableHeader', attrs, words(said));
const row = (...cells: NodeJson[]) => node('tableRow', null, ...cells);

export const TABLE_ROWS: readonly SchemaRow[] = [
  exact(
    'table',
    'with a header',
    node('table', null, row(header('a'), header('b')), row(cell('c'), cell('d'))),
  ),
  exact('tableRow', 'alone', node('table', null, row(header('a'), header('b')))),
  ...(['center', 'right'] as const).map((align) =>
    exact(
      'tableHeader',
      `of a column that stands ${align}`,
      node('table', null, row(header('a', { align })), row(cell('b', { align }))),
    ),
  ),
  {
    name: 'tableHeader',
    says: 'over two columns and in red, with a width',
    blocks: [
      node(
        'table',
        null,
        row(header('a', { colspan: 2, colwidth: [120, 200], background: 'red' })),
        row(cell('b'), cell('c')),
      ),
    ],
    markdown: [node('table', null, row(header('a'), header('')), row(cell('b'), cell('c')))],
  },
  {
    name: 'tableHeader',
    says: 'down two rows',
    blocks: [node('table', null, row(header('a', { rowspan: 2 }), header('b')), row(cell('c')))],
    markdown: [node('table', null, row(header('a'), header('b')), row(cell(''), cell('c')))],
  },
  {
    name: 'tableCell',
    says: 'down two rows and across two columns, in blue, each with a width',
    blocks: [
      node(
        'table',
        null,
        row(cell('a', { colwidth: [120] }), cell('b', { align: 'left' }), cell('c')),
        row(cell('d', { colspan: 2, rowspan: 2, background: 'blue' }), cell('e')),
        row(cell('f')),
      ),
    ],
    markdown: [
      node(
        'table',
        null,
        row(cell('a'), cell('b', { align: 'left' }), cell('c')),
        row(cell('d'), cell('', { align: 'left' }), cell('e')),
        row(cell(''), cell('', { align: 'left' }), cell('f')),
      ),
    ],
  },
  {
    name: 'tableCell',
    says: 'with a list in it',
    blocks: [
      node(
        'table',
        null,
        row(header('a')),
        row(cellOf(words('b'), node('bulletList', null, item(words('c'))))),
      ),
    ],
    markdown: [
      node(
        'table',
        null,
        row(header('a')),
        row(cellOf(line(text('b'), node('hardBreak', null), text('- c')))),
      ),
    ],
  },
  {
    name: 'tableCell',
    says: 'with a line that lies at the right',
    blocks: [
      node('table', null, row(cellOf(node('paragraph', { align: 'right' }, text('a'))), cell('b'))),
    ],
    markdown: [node('table', null, row(cell('a'), cell('b')))],
  },
];
