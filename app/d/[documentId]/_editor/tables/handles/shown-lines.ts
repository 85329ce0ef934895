/** Where a table, its rows and its columns are on the screen. All in px in the window. */
import type { CSSProperties } from 'react';
import type { EditorView } from '@tiptap/pm/view';
import type { PlacedCell } from '../../../../../../lib/editor/table-grid.ts';
import type { TableAt } from '../table-at.ts';
import { topOfText } from '../top-of-text.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface ShownTable {
  readonly table: TableAt;
  readonly element: HTMLTableElement;
  readonly whole: Box;
  /** What of the page can be seen, below its own bars. */
  readonly window: Box;
  /** What is seen of it: a wide one is cut off at its sides, a long one by the window. */
  readonly sight: Box;
  readonly isRtl: boolean;
  /** In another block, beside which there may be words. */
  readonly isNested: boolean;
}

const SCROLLS = '.table-scroll';
/** null: it is not drawn, as in a toggle that is closed. */
export function shownTable(view: EditorView, table: TableAt): ShownTable | null {
  const scroll = view.nodeDOM(table.pos);
  const element = scroll instanceof HTMLElement ? scroll.querySelector('table') : null;
  if (!(scroll instanceof HTMLElement) || element === null || !scroll.checkVisibility()) {
    return null;
  }
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const whole = { left, top, right, bottom };
  const window = { left: 0, top: topOfText(view.dom), right: innerWidth, bottom: innerHeight };
  let sight: Box = {
    left: Math.max(left, window.left),
    top: Math.max(top, window.top),
    right: Math.min(right, window.right),
    bottom: Math.min(bottom, window.bottom),
  };
  // A table in a cell is cut off by what its own table is cut off by.
  for (let at: Element | null = scroll; at !== null; at = outerScroll(at)) {
    const edges = at.getBoundingClientRect();
    const [start, end] = [Math.max(sight.left, edges.left), Math.min(sight.right, edges.right)];
    sight = { ...sight, left: start, right: end };
  }
  const isRtl = getComputedStyle(element).direction === 'rtl';
  return {
    table,
    element,
    whole,
    window,
    sight,
    isRtl,
    isNested: scroll.parentElement !== view.dom,
  };
}

/** The line above the row `at`, or below the last one. */
export function rowEdge({ element, table }: ShownTable, at: number): number | null {
  const row = element.rows[Math.min(at, table.grid.height - 1)];
  if (row === undefined) return null;
  const { top, bottom } = row.getBoundingClientRect();
  return at === table.grid.height ? bottom : top;
}

/** The line at which the column `at` begins, or the one before it ends. */
export function columnEdge(shown: ShownTable, at: number): number | null {
  const { grid } = shown.table;
  const after = grid.cells.find(({ column }) => column === at);
  const before = grid.cells.find(({ column, colspan }) => column + colspan === at);
  const cell = after ?? before;
  const box = cell === undefined ? null : boxOf(shown, cell);
  if (box === null) return null;
  return (after !== undefined) === shown.isRtl ? box.right : box.left;
}

function boxOf({ element }: ShownTable, { rowIndex, cellIndex }: PlacedCell): DOMRect | null {
  return element.rows[rowIndex]?.cells[cellIndex]?.getBoundingClientRect() ?? null;
}

function outerScroll(scroll: Element): Element | null {
  return scroll.parentElement?.closest(SCROLLS) ?? null;
}

/** Of what is fixed there. */
export function boxStyle({ left, top, right, bottom }: Box): CSSProperties {
  return { left, top, inlineSize: right - left, blockSize: bottom - top };
}
