/** Where a row or column that is drawn would come to lie, and the line that shows it. */
import type { Editor } from '@tiptap/core';
import { lineAt } from '../lines.ts';
import { type Axis, edgesOf } from '../moved-slots.ts';
import { slotsIn } from '../table-shape.ts';
import { type Box, columnEdge, rowEdge, type ShownTable, shownTable } from './shown-lines.ts';

export interface Drop {
  /** The row or column it comes before, as they are counted now. */
  readonly to: number;
  readonly line: Box;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Further from the table nothing is meant. */
const REACH_PX = 96;

/**
 * The nearest place where no cell is parted.
 *
 * @param pos  before a cell in what is drawn.
 * @returns null: it stays where it is.
 */
export function dropAt({ state, view }: Editor, pos: number, axis: Axis, at: Point): Drop | null {
  const line = lineAt(state.doc, pos, axis);
  const slots = line === null ? null : slotsIn(line.table.node);
  const shown = line === null ? null : shownTable(view, line.table);
  if (line === null || slots === null || shown === null || !isWithin(shown, at)) return null;
  const { rect } = line;
  const [first, last] = axis === 'row' ? [rect.top, rect.bottom] : [rect.left, rect.right];
  let nearest: { readonly to: number; readonly px: number; readonly away: number } | null = null;
  for (const to of edgesOf(slots, axis)) {
    const px = axis === 'row' ? rowEdge(shown, to) : columnEdge(shown, to);
    if (px === null) continue;
    const away = Math.abs(px - (axis === 'row' ? at.y : at.x));
    if (nearest === null || away < nearest.away) nearest = { to, px, away };
  }
  if (nearest === null || (nearest.to >= first && nearest.to <= last)) return null;
  return { to: nearest.to, line: lineAlong(shown, axis, nearest.px) };
}

function isWithin({ sight }: ShownTable, { x, y }: Point): boolean {
  const isBeside = x > sight.left - REACH_PX && x < sight.right + REACH_PX;
  return isBeside && y > sight.top - REACH_PX && y < sight.bottom + REACH_PX;
}

function lineAlong({ sight, whole }: ShownTable, axis: Axis, px: number): Box {
  if (axis === 'row') return { left: sight.left, right: sight.right, top: px - 1, bottom: px + 1 };
  const x = Math.max(sight.left, Math.min(px, sight.right));
  return { left: x - 1, right: x + 1, top: Math.max(whole.top, sight.top), bottom: sight.bottom };
}
