/** One row or column of a table as a whole, with those that a merged cell ties to it. */
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Grid, PlacedCell } from '../../../../../lib/editor/table-grid.ts';
import { CellSelection } from './cell-selection.ts';
import { type Axis, withLinesMoved } from './moved-slots.ts';
import {
  type CellAt,
  cellAt,
  posOfCell,
  type Rect,
  rectBetween,
  type TableAt,
} from './table-at.ts';
import { edit } from './table-edits.ts';

export interface Line {
  readonly table: TableAt;
  readonly rect: Rect;
  readonly first: PlacedCell;
  readonly last: PlacedCell;
}

/**
 * @param pos  before a cell in it.
 * @returns null where there is no cell, or the table is too large to be changed as a whole.
 */
export function lineAt(doc: Node, pos: number, axis: Axis): Line | null {
  const cell = cellBehind(doc, pos);
  if (cell === null || cell.table.grid.isTooLarge) return null;
  const { table, placed } = cell;
  const [first, last] = endsOf(table.grid, placed, axis);
  if (first === undefined || last === undefined) return null;
  const rect = rectBetween(table.grid, first, last);
  return { table, rect, first, last };
}

/** All its cells; a single one as the text in it. */
export function lineSelection(doc: Node, { table, first, last }: Line): Selection {
  const [from, to] = [posOfCell(table, first), posOfCell(table, last)];
  const cells = CellSelection.between(doc.resolve(textIn(doc, from)), doc.resolve(textIn(doc, to)));
  if (cells !== null) return cells;
  const end = from + (doc.nodeAt(from)?.nodeSize ?? 2) - 1;
  return TextSelection.between(doc.resolve(from + 1), doc.resolve(end));
}

export function cellBehind(doc: Node, pos: number): CellAt | null {
  if (pos < 0 || pos >= doc.content.size) return null;
  const cell = cellAt(doc.resolve(pos + 1));
  return cell?.pos === pos ? cell : null;
}

/**
 * @param pos  before a cell in what moves.
 * @param to  the row or column it comes before, as they are counted now.
 * @returns null: it stays where it is.
 */
export function lineMoved(
  state: EditorState,
  pos: number,
  axis: Axis,
  to: number,
): Transaction | null {
  const line = lineAt(state.doc, pos, axis);
  if (line === null) return null;
  return edit(
    state,
    ({ slots, rect }) => {
      const moved = withLinesMoved(slots, axis, rect, to);
      return moved === null ? null : { slots: moved };
    },
    lineSelection(state.doc, line),
  );
}

/** Its first and its last cell; a hole is none. */
function endsOf(grid: Grid, { row, column, rowspan, colspan }: PlacedCell, axis: Axis) {
  const lineOf = (at: number) =>
    axis === 'row' ? (grid.slots[at] ?? []) : grid.slots.map((line) => line[at]);
  const [start, end] = axis === 'row' ? [row, row + rowspan] : [column, column + colspan];
  const isCell = (slot: PlacedCell | null | undefined) => slot != null;
  return [lineOf(start).find(isCell), lineOf(end - 1).findLast(isCell)].map(
    (slot) => slot ?? undefined,
  );
}

/** Where a caret can be in the cell; in one that holds a table first, where the cell begins. */
function textIn(doc: Node, cell: number): number {
  const { $from } = Selection.near(doc.resolve(cell + 1));
  return cellAt($from)?.pos === cell ? $from.pos : cell + 1;
}
