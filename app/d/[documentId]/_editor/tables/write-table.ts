/**
 * Turns one table into another by the smallest changes: what stays the same object stays in the
 * document, and with it what others write there meanwhile.
 */
import { Fragment, type Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { assert } from '../../../../../lib/std/assert.ts';

/** @param pos  before the table; stays there. */
export function writeTable(tr: Transaction, pos: number, rows: readonly (readonly Node[])[]): void {
  const table = tr.doc.nodeAt(pos);
  assert(table?.type.name === 'table', 'a table is written where one is');
  const before = table.children;
  const { tableRow } = table.type.schema.nodes;
  assert(tableRow !== undefined, 'tables have rows');
  const present = new Set(before);
  const byFirst = new Map(before.map((row) => [row.firstChild, row]));
  const after = rows.map((cells) => {
    const row = byFirst.get(cells[0] ?? null);
    return row !== undefined && holds(row, cells) ? row : tableRow.create(null, cells);
  });
  // From the end, so that nothing before it moves.
  for (const gap of gapsBetween(before, after).toReversed()) {
    const olds = before.slice(gap.from, gap.to);
    const news = after.slice(gap.at, gap.until);
    const start = pos + 1 + sizeOf(before.slice(0, gap.from));
    if (olds.length === news.length && !news.some((row) => present.has(row))) {
      writeRows(tr, start, olds, news);
    } else tr.replaceWith(start, start + sizeOf(olds), news);
  }
}

/** Are these its very cells? */
function holds(row: Node, cells: readonly Node[]): boolean {
  return row.childCount === cells.length && row.children.every((cell, at) => cell === cells[at]);
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
}

interface Gap {
  /** Of what is there: first, and first behind. */
  readonly from: number;
  readonly to: number;
  /** The same of what shall be there. */
  readonly at: number;
  readonly until: number;
}

/** What lies between the rows that stay; of those that change their order, most stay. */
function gapsBetween(before: readonly Node[], after: readonly Node[]): Gap[] {
  const places = new Map(before.map((row, at) => [row, at]));
  const shared = after.flatMap((row, at) => {
    const from = places.get(row);
    return from === undefined ? [] : [{ from, at }];
  });
  const kept = longestRise(shared);
  const gaps: Gap[] = [];
  let last = { from: -1, at: -1 };
  for (const next of [...kept, { from: before.length, at: after.length }]) {
    const gap = { from: last.from + 1, to: next.from, at: last.at + 1, until: next.at };
    if (gap.to > gap.from || gap.until > gap.at) gaps.push(gap);
    last = next;
  }
  return gaps;
}

interface Shared {
  readonly from: number;
  readonly at: number;
}

/** The longest part whose `from` only rises (patience sorting); `at` rises already. */
function longestRise(shared: readonly Shared[]): Shared[] {
  interface Step {
    readonly own: Shared;
    readonly former: Step | null;
  }
  const ends: Step[] = [];
  for (const own of shared) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.own.from ?? 0) < own.from) low = middle + 1;
      else high = middle;
    }
    ends[low] = { own, former: ends[low - 1] ?? null };
  }
  const rise: Shared[] = [];
  for (let step = ends.at(-1) ?? null; step !== null; step = step.former) rise.push(step.own);
  return rise.toReversed();
}

function writeRows(
  tr: Transaction,
  start: number,
  olds: readonly Node[],
  news: readonly Node[],
): void {
  let at = start + sizeOf(olds);
  for (const [index, old] of [...olds.entries()].toReversed()) {
    at -= old.nodeSize;
    writeCells(tr, at + 1, old.children, news[index]?.children ?? []);
  }
}

/** @param start  of the row's content */
function writeCells(
  tr: Transaction,
  start: number,
  olds: readonly Node[],
  news: readonly Node[],
): void {
  const isAttributesOnly =
    olds.length === news.length && olds.every((cell, at) => hasSameContent(cell, news[at]));
  if (isAttributesOnly) {
    let at = start;
    for (const [index, cell] of olds.entries()) {
      writeAttributes(tr, at, cell, news[index] ?? cell);
      at += cell.nodeSize;
    }
    return;
  }
  let from = 0;
  while (from < Math.min(olds.length, news.length) && olds[from] === news[from]) from += 1;
  let end = 0;
  const most = Math.min(olds.length, news.length) - from;
  while (end < most && olds.at(-1 - end) === news.at(-1 - end)) end += 1;
  const removed = olds.slice(from, olds.length - end);
  const added = news.slice(from, news.length - end);
  const at = start + sizeOf(olds.slice(0, from));
  tr.replaceWith(at, at + sizeOf(removed), Fragment.from(added));
}

function hasSameContent(cell: Node, other: Node | undefined): boolean {
  return other !== undefined && cell.type === other.type && cell.content === other.content;
}

function writeAttributes(tr: Transaction, pos: number, cell: Node, next: Node): void {
  if (cell === next) return;
  for (const [name, value] of Object.entries(next.attrs)) {
    if (cell.attrs[name] !== value) tr.setNodeAttribute(pos, name, value);
  }
}
