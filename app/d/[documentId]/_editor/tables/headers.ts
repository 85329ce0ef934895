/** The header row and column of a table: shown or not, and kept when lines are taken away. */
import { headersOf } from '../../../../../lib/editor/table-headers.ts';
import type { Axis } from './moved-slots.ts';
import { isHeaderPiece, type Piece, type Slots, withTypes } from './table-shape.ts';

export function hasHeader(slots: Slots, axis: Axis): boolean {
  return headerLines(slots, axis).length > 0;
}

/** The first row or column is one from now on, or none is; the other ones keep theirs. */
export function withHeaderToggled(slots: Slots, axis: Axis): Slots {
  const present = headerLines(slots, axis);
  const isOn = present.length === 0;
  const across: Axis = axis === 'row' ? 'column' : 'row';
  const kept = new Set(headerLines(slots, across).flatMap((at) => piecesAlong(slots, across, at)));
  const pieces = (isOn ? [0] : present).flatMap((at) => piecesAlong(slots, axis, at));
  return withTypes(slots, new Map(pieces.map((piece) => [piece, isOn || kept.has(piece)])));
}

/** The line that had been moved off the first place and made it a header may be gone, it is still one. */
export function withHeaderKept(before: Slots, after: Slots, axis: Axis): Slots {
  const isFirstStill = before[0]?.[0] === after[0]?.[0];
  const isLost = hasHeader(before, axis) && !hasHeader(after, axis);
  return isFirstStill && isLost && after.length > 0 ? withHeaderToggled(after, axis) : after;
}

/** Rows that stay on top. */
export function headerRowCount(slots: Slots): number {
  const rows = headerLines(slots, 'row');
  if (rows.length === 0) return 0;
  return rows[0] === 0 ? rows.filter((row, at) => row === at).length : 1;
}

function headerLines(slots: Slots, axis: Axis): readonly number[] {
  const { rows, columns } = headersOf(slots, isHeaderPiece);
  return axis === 'row' ? rows : columns;
}

function piecesAlong(slots: Slots, axis: Axis, at: number): readonly Piece[] {
  return axis === 'row' ? (slots[at] ?? []) : slots.flatMap((line) => line[at] ?? []);
}
