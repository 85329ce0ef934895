/**
 * Tables of GFM. They hold one line a cell, no merged ones and always a header: blocks in a cell
 * become lines in it, a merged cell stands where it begins, and a table without a header gets an
 * empty one, which is left out again when it is read.
 */
import { listStartOf } from '../attributes.ts';
import type { NodeJson } from '../node-json.ts';
import { isList } from '../node-json.ts';
import type { CellAlign } from '../table-attributes.ts';
import { cellAlignOf } from '../table-attributes.ts';
import { GRID_SLOTS_MAX } from '../table-grid.ts';
import { isInline } from '../text-of.ts';
import { isCode } from './inline.ts';
import type { Token } from './markdown-lexer.ts';
import { mediaLine } from './media-markdown.ts';
import type { ReadSlot } from './table.ts';
import { isHeaderRow, readTable } from './table.ts';
import { inlineMarkdown } from './to-markdown-inline.ts';

const RULES: Readonly<Record<CellAlign, string>> = { left: ':--', center: ':-:', right: '--:' };
const BREAK: NodeJson = { type: 'hardBreak' };

/** Empty for a table without any cell. */
export function tableMarkdown(table: NodeJson): string {
  const rows = readTable(table);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return '';
  const [first = [], ...others] = rows;
  const hasHeader = isHeaderRow(first);
  const rules = rulesOf(rows);
  const columns = Array.from({ length: width }, (_, column) => column);
  // Short rows are filled by whoever reads them; one cell of many columns must not fill thousands.
  const isFilled = width * rows.length <= GRID_SLOTS_MAX;
  const lines = [
    columns.map((column) => (hasHeader ? slotMarkdown(first[column]) : '')),
    columns.map((column) => rules.get(column) ?? '---'),
    ...(hasHeader ? others : rows).map((row) =>
      (isFilled ? columns : [...row.keys()]).map((column) => slotMarkdown(row[column])),
    ),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** By column: as its first cell has it. */
function rulesOf(rows: readonly (readonly ReadSlot[])[]): ReadonlyMap<number, string> {
  const rules = new Map<number, string>();
  for (const row of rows) {
    for (const [column, slot] of row.entries()) {
      if (slot.is !== 'cell' || rules.has(column)) continue;
      const align = cellAlignOf(slot.cell.node.attrs?.['align']);
      rules.set(column, align === null ? '---' : RULES[align]);
    }
  }
  return rules;
}

function slotMarkdown(slot: ReadSlot | undefined): string {
  if (slot?.is !== 'cell') return '';
  const line = linesOf(slot.cell.node.content ?? []).flatMap((nodes, at) =>
    at === 0 ? nodes : [BREAK, ...nodes],
  );
  // A line of its own in every respect: no line break, nothing at its start that means something.
  return inlineMarkdown(line.map(withoutBarredCode), true).replaceAll('|', '\\|');
}

/** A bar in code behind a backslash cannot be written: the words stay, the code does not. */
function withoutBarredCode(node: NodeJson): NodeJson {
  if (!isCode(node) || !(node.text ?? '').includes('\\|')) return node;
  return { ...node, marks: (node.marks ?? []).filter((mark) => mark.type !== 'code') };
}

/** What is in the blocks, a line each; empty ones at the end are left out. */
function linesOf(blocks: readonly NodeJson[]): NodeJson[][] {
  const lines = blocks.flatMap((block): NodeJson[][] => {
    if (isInline(block)) return [[block]];
    if (isList(block))
      return (block.content ?? []).flatMap((item, at) => itemLines(block, item, at));
    const media = mediaLine(block);
    if (media !== null) return [[...media]];
    const content = block.content ?? [];
    return content.every(isInline) ? [[...content]] : linesOf(content);
  });
  while (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

function itemLines(list: NodeJson, item: NodeJson, at: number): NodeJson[][] {
  const [first = [], ...others] = linesOf(item.content ?? []);
  return [[{ type: 'text', text: markerOf(list, item, at) }, ...first], ...others];
}

function markerOf(list: NodeJson, item: NodeJson, at: number): string {
  if (list.type === 'orderedList') return `${listStartOf(list.attrs?.['start']) + at}. `;
  if (list.type !== 'taskList') return '- ';
  return item.attrs?.['checked'] === true ? '[x] ' : '[ ] ';
}

/** @param line  reads what stands in one cell. */
export function tableOf(token: Token, line: (tokens: readonly Token[]) => NodeJson): NodeJson {
  const { header = [], rows = [], align = [] } = token;
  const row = (type: string, cells: readonly Token[]): NodeJson => ({
    type: 'tableRow',
    content: cells.map((cell, column) => ({
      type,
      attrs: { colspan: 1, rowspan: 1, align: cellAlignOf(align[column]) },
      content: [line(cell.tokens ?? [])],
    })),
  });
  const hasHeader = rows.length === 0 || header.some((cell) => (cell.text ?? '').trim() !== '');
  return {
    type: 'table',
    content: [
      ...(hasHeader ? [row('tableHeader', header)] : []),
      ...rows.map((cells) => row('tableCell', cells)),
    ],
  };
}
