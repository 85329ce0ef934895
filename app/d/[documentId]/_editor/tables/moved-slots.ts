/** Rows and columns of a table in another order. */
import type { Rect } from './table-at.ts';
import { isRowEdge, type Slots, turn, widthOf } from './table-shape.ts';

/** What is chosen in a table: whole rows or whole columns. */
export type Axis = 'row' | 'column';

/**
 * @param to  the row or column it comes before, as they are counted now.
 * @returns null where nothing would move, or a cell reaches over one of the edges.
 */
export function withLinesMoved(slots: Slots, axis: Axis, rect: Rect, to: number): Slots | null {
  if (axis === 'row') return withRowsMoved(slots, rect.top, rect.bottom, to);
  const moved = withRowsMoved(turn(slots), rect.left, rect.right, to);
  return moved === null ? null : turn(moved);
}

/** Past the next one that way. */
export function withLinesStepped(slots: Slots, axis: Axis, rect: Rect, by: -1 | 1): Slots | null {
  const [start, end] = axis === 'row' ? [rect.top, rect.bottom] : [rect.left, rect.right];
  return withLinesMoved(slots, axis, rect, by === -1 ? start - 1 : end + 1);
}

/** Where a row or column can be put: before those that no cell reaches into from the one before. */
export function edgesOf(slots: Slots, axis: Axis): number[] {
  const rows = axis === 'row' ? slots : turn(slots);
  const count = axis === 'row' ? slots.length : widthOf(slots);
  return Array.from({ length: count + 1 }, (_, at) => at).filter((at) => isRowEdge(rows, at));
}

function withRowsMoved(slots: Slots, top: number, bottom: number, to: number): Slots | null {
  if (to < 0 || to > slots.length || (to >= top && to <= bottom)) return null;
  if (![top, bottom, to].every((edge) => isRowEdge(slots, edge))) return null;
  const moved = slots.slice(top, bottom);
  const [before, after] =
    to < top
      ? [slots.slice(0, to), [...slots.slice(to, top), ...slots.slice(bottom)]]
      : [[...slots.slice(0, top), ...slots.slice(bottom, to)], slots.slice(to)];
  return [...before, ...moved, ...after];
}
