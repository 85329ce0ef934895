/** Tables as HTML: spans as far as they fit, an empty cell for every hole, names for colours. */
import type { NodeJson } from '../node-json.ts';
import type { CellBackground } from '../table-attributes.ts';
import { cellAlignOf, cellBackgroundOf, drawnWidths } from '../table-attributes.ts';
import { styleHtml } from './block-style-html.ts';
import type { ReadCell, ReadSlot } from './table.ts';
import { readTable } from './table.ts';

/** Light enough for dark text and, half transparent, dark enough for light text. */
const SHADES: Readonly<Record<CellBackground, string>> = {
  grey: '#8882',
  red: '#e053',
  orange: '#e823',
  yellow: '#dc13',
  green: '#3a63',
  blue: '#47d3',
  purple: '#95d3',
};

export const TABLE_STYLE = [
  'table{border-collapse:collapse;display:block;overflow-x:auto}',
  'th,td{padding:.35rem .6rem;border:1px solid #8886;text-align:start;vertical-align:top}',
  'th{background:#8881}[align=center]{text-align:center}[align=right]{text-align:right}',
  ...Object.entries(SHADES).map(
    ([name, shade]) => `[data-background=${name}]{background:${shade}}`,
  ),
  '@media print{table{display:table;max-width:100%}th,td{padding:.2rem .3rem;overflow-wrap:anywhere}tr{break-inside:avoid}}',
].join('');

/** @param blocks  writes what stands in a cell. */
export function tableHtml(table: NodeJson, blocks: (nodes: readonly NodeJson[]) => string): string {
  const rows = readTable(table).map((slots) => {
    const cells = slots.map((slot) => slotHtml(slot, blocks)).join('');
    return `<tr>${cells}</tr>`;
  });
  return rows.length === 0 ? '' : `<table>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function slotHtml(slot: ReadSlot, blocks: (nodes: readonly NodeJson[]) => string): string {
  if (slot.is === 'covered') return '';
  if (slot.is === 'hole') return '<td></td>';
  const { node, isHeader } = slot.cell;
  const tag = isHeader ? 'th' : 'td';
  const [only, ...others] = node.content ?? [];
  // A paragraph alone is the cell's own line, unless it lies otherwise.
  const isLine = only?.type === 'paragraph' && others.length === 0 && styleHtml(only) === '';
  const inside = blocks(isLine ? (only.content ?? []) : (node.content ?? []));
  return `<${tag}${attributesOf(slot.cell)}>${inside}</${tag}>`;
}

function attributesOf({ node, colspan, rowspan }: ReadCell): string {
  const align = cellAlignOf(node.attrs?.['align']);
  const background = cellBackgroundOf(node.attrs?.['background']);
  const widths = drawnWidths(node.attrs?.['colwidth'], colspan);
  return [
    colspan === 1 ? '' : ` colspan="${colspan}"`,
    rowspan === 1 ? '' : ` rowspan="${rowspan}"`,
    widths === null ? '' : ` data-colwidth="${widths}"`,
    align === null ? '' : ` align="${align}"`,
    background === null ? '' : ` data-background="${background}"`,
  ].join('');
}
