/** Where the handles of one cell's row and column are, and the signs that add another. */
import type { Editor } from '@tiptap/core';
import type { CSSProperties } from 'react';
import { lineAt } from '../lines.ts';
import {
  type Box,
  boxStyle,
  columnEdge,
  rowEdge,
  type ShownTable,
  shownTable,
} from './shown-lines.ts';

/** A target, and in it, in px from its corner, the middle of what is drawn. */
export interface Spot extends Box {
  readonly x: number;
  readonly y: number;
  /** Lies over the text, at the upper edge of what is seen of a table that begins above it. */
  readonly isStuck?: boolean;
}

/** null: it would be out of sight. */
export interface HandlePlaces {
  readonly row: Spot | null;
  readonly column: Spot | null;
  readonly addRow: Spot | null;
  readonly addColumn: Spot | null;
}

/** What a pointer finds, and what a finger does. */
const TARGET_PX = 24;
const FINGER_PX = 44;
/** Along the edge of a table. */
const LENGTH_PX = 40;
/** To both sides of it are the edges between columns, which are drawn as well. */
const ASIDE_PX = 8;
/** So much of a row is enough to have a handle. */
const SEEN_PX = 12;
/** Cells begin with as much empty room, at their sides and above; a target takes no more of them. */
const INTO_PX = 12;
const INTO_TOP_PX = 8;
/** So far from a table within another block nothing is written. */
const BESIDE_NESTED_PX = 12;
const BESIDE_NESTED_BY_FINGER_PX = 24;
/** From the table to the middle of a sign that adds. */
const SIGN_PX = 9;
/** From a table that is cut off to the middle of the handle beside it. */
const CUT_PX = 8;
/** What sticks there covers what it takes presses from. */
const STUCK_PX = 24;
const STUCK_BY_FINGER_PX = 32;

/** @param pos  before the cell. */
export function handlePlaces({ state, view }: Editor, pos: number): HandlePlaces | null {
  const [row, column] = [lineAt(state.doc, pos, 'row'), lineAt(state.doc, pos, 'column')];
  const shown = row === null ? null : shownTable(view, row.table);
  if (row === null || column === null || shown === null) return null;
  const isFinger = matchMedia('(pointer: coarse)').matches;
  return {
    row: rowPlace(shown, [row.rect.top, row.rect.bottom], isFinger),
    column: columnPlace(shown, [column.rect.left, column.rect.right], isFinger),
    addRow: isFinger ? addRowByFinger(shown) : addRowPlace(shown),
    addColumn: isFinger ? addColumnByFinger(shown) : addColumnPlace(shown),
  };
}

type Edges = readonly [number, number];

/** On the edge the row begins at, as far as it is seen; beside it where it begins out of sight. */
function rowPlace(shown: ShownTable, [from, to]: Edges, isFinger: boolean): Spot | null {
  const { whole, sight, window, isRtl, isNested } = shown;
  const top = Math.max(rowEdge(shown, from) ?? 0, sight.top);
  const bottom = Math.min(rowEdge(shown, to) ?? 0, sight.bottom);
  if (bottom - top < SEEN_PX || sight.right <= sight.left) return null;
  const target = isFinger ? FINGER_PX : TARGET_PX;
  const edge = isRtl ? sight.right : sight.left;
  const isCut = isRtl ? whole.right > edge + 1 : whole.left < edge - 1;
  const into = isCut ? 0 : INTO_PX;
  const nested = isFinger ? BESIDE_NESTED_BY_FINGER_PX : BESIDE_NESTED_PX;
  const beside = isNested ? nested : isRtl ? window.right - edge : edge - window.left;
  const width = Math.min(target, into + beside);
  const height = Math.max(target, Math.min(bottom - top - ASIDE_PX, LENGTH_PX));
  const left = isRtl ? edge - into : edge + into - width;
  const out = isCut ? Math.min(CUT_PX, beside / 2) : 0;
  const middle = [isRtl ? edge + out : edge - out, (top + bottom) / 2] as const;
  return spotAt(left, middle[1] - height / 2, [width, height], middle);
}

/** On the upper edge of the table, or of what is seen of it, as far as the column is seen. */
function columnPlace(shown: ShownTable, [from, to]: Edges, isFinger: boolean): Spot | null {
  const { sight, whole, window } = shown;
  const [start, end] = [columnEdge(shown, from) ?? 0, columnEdge(shown, to) ?? 0];
  const left = Math.max(Math.min(start, end), sight.left);
  const right = Math.min(Math.max(start, end), sight.right);
  if (right - left < TARGET_PX || whole.top > window.bottom) return null;
  const target = isFinger ? FINGER_PX : TARGET_PX;
  const width = Math.max(target, Math.min(right - left - 2 * ASIDE_PX, LENGTH_PX));
  const middle = (left + right) / 2;
  const at = middle - width / 2;
  if (whole.top >= window.top + INTO_TOP_PX) {
    const top = whole.top + INTO_TOP_PX - target;
    return spotAt(at, top, [width, target], [middle, whole.top]);
  }
  const height = isFinger ? STUCK_BY_FINGER_PX : STUCK_PX;
  if (sight.bottom - window.top < height + SEEN_PX) return null;
  const y = window.top + height / 2;
  return { ...spotAt(at, window.top, [width, height], [middle, y]), isStuck: true };
}

function addRowPlace(shown: ShownTable): Spot | null {
  const { whole, sight } = shown;
  if (!isInSight(shown, whole.bottom) || sight.right <= sight.left) return null;
  const [middle, y] = [(sight.left + sight.right) / 2, whole.bottom + SIGN_PX];
  const size = [LENGTH_PX, TARGET_PX] as const;
  return spotAt(middle - LENGTH_PX / 2, whole.bottom - INTO_TOP_PX, size, [middle, y]);
}

function addColumnPlace(shown: ShownTable): Spot | null {
  const { whole, sight, isRtl } = shown;
  if (!isSeenToItsEnd(shown) || sight.bottom - sight.top < SEEN_PX) return null;
  const x = isRtl ? whole.left - SIGN_PX - 4 : whole.right + SIGN_PX + 4;
  const y = (sight.top + sight.bottom) / 2;
  const size = [TARGET_PX, LENGTH_PX] as const;
  return spotAt(x - TARGET_PX / 2, y - LENGTH_PX / 2, size, [x, y]);
}

/** A finger’s larger targets are at the corners behind, in the room that tables have there then. */
function addRowByFinger(shown: ShownTable): Spot | null {
  const { whole, sight, isRtl } = shown;
  if (!isInSight(shown, whole.bottom) || sight.right <= sight.left) return null;
  const left = isRtl ? sight.left : sight.right - FINGER_PX;
  const middle = [left + FINGER_PX / 2, whole.bottom + SIGN_PX + 4] as const;
  return spotAt(left, whole.bottom - INTO_TOP_PX, [FINGER_PX, FINGER_PX], middle);
}

function addColumnByFinger(shown: ShownTable): Spot | null {
  const { whole, isRtl } = shown;
  if (!isSeenToItsEnd(shown) || !isInSight(shown, whole.top)) return null;
  const x = isRtl ? whole.left : whole.right;
  const top = whole.top + INTO_TOP_PX - FINGER_PX;
  const size = [FINGER_PX, FINGER_PX] as const;
  return spotAt(x - FINGER_PX / 2, top, size, [x, whole.top - SIGN_PX - 5]);
}

function isSeenToItsEnd({ whole, sight, isRtl }: ShownTable): boolean {
  return isRtl ? whole.left >= sight.left - 1 : whole.right <= sight.right + 1;
}

function isInSight({ window }: ShownTable, y: number): boolean {
  return y >= window.top && y <= window.bottom;
}

export function spotStyle({ x, y, ...box }: Spot): CSSProperties {
  return { ...boxStyle(box), '--x': `${x}px`, '--y': `${y}px` } as CSSProperties;
}

/** In the window as a whole, wherever the middle of what is drawn is then. */
function spotAt(left: number, top: number, size: Edges, middle: Edges): Spot {
  const [width, height] = size.map(Math.round) as [number, number];
  const x = Math.round(Math.max(0, Math.min(left, innerWidth - width)));
  const y = Math.round(top);
  const box = { left: x, top: y, right: x + width, bottom: y + height };
  return { ...box, x: middle[0] - x, y: middle[1] - y };
}
