/** What can be done to a table, as transactions. null: there is nothing to do it to. */
import type { ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { assert } from '../../../../../lib/std/assert.ts';
import { CellSelection } from './cell-selection.ts';
import {
  type CellAt,
  cellAt,
  gridIn,
  posOfCell,
  type Rect,
  rectBetween,
  rectOf,
} from './table-at.ts';
import { type Piece, rowNodes, type Slots, slotsIn, widthOf } from './table-shape.ts';
import { writeTable } from './write-table.ts';

export interface Place {
  readonly slots: Slots;
  /** The cell with the caret, or the chosen ones. */
  readonly rect: Rect;
}

export interface Slot {
  readonly row: number;
  readonly column: number;
}

export interface Outcome {
  readonly slots: Slots;
  /** Where the caret goes; absent: it stays in its cell. */
  readonly caret?: Slot;
}

export type Change = (place: Place) => Outcome | null;

export function placeIn(selection: Selection): Place | null {
  const cell = cellAt(selection.$anchor);
  const slots = cell === null ? null : slotsIn(cell.table.node);
  return cell === null || slots === null
    ? null
    : { slots, rect: chosenRect(selection, cell, slots) };
}

function chosenRect({ $head }: Selection, cell: CellAt, slots: Slots): Rect {
  const head = cellAt($head);
  const isSame = head?.table.pos === cell.table.pos;
  const rect = isSame
    ? rectBetween(cell.table.grid, cell.placed, head.placed)
    : rectOf(cell.placed);
  // A column that is trimmed holds nothing anybody could mean.
  const right = Math.min(rect.right, widthOf(slots));
  return { ...rect, left: Math.min(rect.left, right - 1), right };
}

/** @param selection  what is meant; as a rule what is chosen. */
export function edit(
  state: EditorState,
  change: Change,
  selection: Selection = state.selection,
): Transaction | null {
  const place = placeIn(selection);
  const cell = cellAt(selection.$anchor);
  if (place === null || cell === null) return null;
  const outcome = change(place);
  if (outcome === null) return null;
  const { tr } = state;
  const { pos } = cell.table;
  if (outcome.slots.length === 0) return removeTable(tr, pos);
  writeTable(tr, pos, rowNodes(outcome.slots));
  const { caret } = outcome;
  const kept = caret === undefined ? keptSelection(tr, pos, selection, place, outcome) : null;
  tr.setSelection(
    kept ?? selectionIn(tr, pos, caret ?? { row: place.rect.top, column: place.rect.left }),
  );
  return tr.scrollIntoView();
}

/** Puts the caret at the start of the cell that has this slot, or the nearest one there is. */
function selectionIn(tr: Transaction, pos: number, { row, column }: Slot): Selection {
  const node = tr.doc.nodeAt(pos);
  assert(node !== null, 'the table is still there');
  const grid = gridIn(node);
  const line = grid.slots[Math.max(0, Math.min(row, grid.height - 1))] ?? [];
  const cell = line[Math.max(0, Math.min(column, grid.width - 1))];
  if (cell == null) return Selection.near(tr.doc.resolve(pos + 1));
  return Selection.near(tr.doc.resolve(posOfCell({ node, pos, grid }, cell) + 1));
}

/** The same letters in the same cells, wherever those are now. */
function keptSelection(
  tr: Transaction,
  pos: number,
  selection: Selection,
  place: Place,
  outcome: Outcome,
): Selection | null {
  const $anchor = movedPlace(tr, pos, selection.$anchor, place, outcome);
  const $head = movedPlace(tr, pos, selection.$head, place, outcome);
  if ($anchor === null || $head === null) return null;
  return CellSelection.between($anchor, $head) ?? TextSelection.between($anchor, $head);
}

function movedPlace(
  tr: Transaction,
  pos: number,
  $from: ResolvedPos,
  place: Place,
  outcome: Outcome,
): ResolvedPos | null {
  const cell = cellAt($from);
  if (cell === null) return null;
  const piece = place.slots[cell.placed.row]?.[cell.placed.column];
  const row = outcome.slots.findIndex((line) => line.some((each) => isSame(each, piece)));
  const column = outcome.slots[row]?.findIndex((each) => isSame(each, piece)) ?? -1;
  const node = tr.doc.nodeAt(pos);
  if (row === -1 || column === -1 || node === null) return null;
  const grid = gridIn(node);
  const placed = grid.slots[row]?.[column];
  if (placed == null) return null;
  const at = posOfCell({ node, pos, grid }, placed);
  const offset = Math.min($from.pos - cell.pos, (tr.doc.nodeAt(at)?.nodeSize ?? 2) - 1);
  return tr.doc.resolve(at + offset);
}

/** Also after its attributes changed: what it holds is the same then. */
function isSame(piece: Piece, other: Piece | undefined): boolean {
  return piece === other || (other !== undefined && piece.node.content === other.node.content);
}

/** An empty line in its place, unless something else stands there. */
export function removeTable(tr: Transaction, pos: number): Transaction {
  const $pos = tr.doc.resolve(pos);
  const size = tr.doc.nodeAt(pos)?.nodeSize ?? 0;
  if ($pos.parent.childCount > 1) tr.delete(pos, pos + size);
  else {
    const { paragraph } = tr.doc.type.schema.nodes;
    assert(paragraph !== undefined, 'text is written in paragraphs');
    tr.replaceWith(pos, pos + size, paragraph.create());
  }
  return tr.setSelection(Selection.near(tr.doc.resolve(pos))).scrollIntoView();
}
