/** From cell to cell by keys. */
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { CellSelection } from './cell-selection.ts';
import { type CellAt, cellAt, gridIn, posOfCell, type TableAt } from './table-at.ts';
import { edit, type Slot } from './table-edits.ts';
import { rowNodes, slotsIn, withRow } from './table-shape.ts';
import { writeTable } from './write-table.ts';

/** The next cell with all that is in it; behind the last one, a new row. null outside of tables. */
export function nextCell(state: EditorState, by: 1 | -1): Transaction | null {
  const cell = cellAt(state.selection.$head);
  if (cell === null) return null;
  const { cells } = cell.table.grid;
  const next = cells[cells.indexOf(cell.placed) + by];
  if (next !== undefined) return chooseContent(state.tr, posOfCell(cell.table, next));
  // Before the first cell there is nothing, but Tab must not leave the text by surprise.
  if (by === -1) return state.tr.scrollIntoView();
  const row = cell.table.grid.height;
  return (
    edit(state, ({ slots }) => ({ slots: withRow(slots, row), caret: { row, column: 0 } })) ??
    state.tr.scrollIntoView()
  );
}

function chooseContent(tr: Transaction, pos: number): Transaction {
  const size = tr.doc.nodeAt(pos)?.content.size ?? 0;
  const [$from, $to] = [tr.doc.resolve(pos + 1), tr.doc.resolve(pos + 1 + size)];
  return tr.setSelection(TextSelection.between($from, $to)).scrollIntoView();
}

/** Chooses the cells up to the next one that way. null: the letters' own affair. */
export function extendCells(state: EditorState, down: number, right: number): Transaction | null {
  const { selection } = state;
  if (!(selection instanceof CellSelection)) return null;
  const head = cellAt(selection.$head);
  if (head === null) return null;
  const next = neighbourOf(head, down, right);
  if (next === null) return state.tr;
  const { doc } = state;
  const $head = Selection.near(doc.resolve(next + 1)).$head;
  const cells = CellSelection.between(selection.$anchor, $head);
  return state.tr
    .setSelection(cells ?? TextSelection.between(selection.$anchor, $head))
    .scrollIntoView();
}

function neighbourOf({ table, placed }: CellAt, down: number, right: number): number | null {
  const row = down > 0 ? placed.row + placed.rowspan : placed.row + down;
  const column = right > 0 ? placed.column + placed.colspan : placed.column + right;
  const next = table.grid.slots[row]?.[column];
  return next == null ? null : posOfCell(table, next);
}

/** Mends the table at `pos` and goes into the cell that then has this slot. */
export function intoCell(
  state: EditorState,
  { pos, row, column }: Slot & Pick<TableAt, 'pos'>,
): Transaction | null {
  const table = state.doc.nodeAt(pos);
  const slots = table === null ? null : slotsIn(table);
  if (slots === null) return null;
  const { tr } = state;
  writeTable(tr, pos, rowNodes(slots));
  const node = tr.doc.nodeAt(pos);
  const grid = node === null ? null : gridIn(node);
  const placed = grid?.slots[row]?.[column];
  if (node === null || grid === null || placed == null) return tr;
  const at = posOfCell({ node, pos, grid }, placed);
  return tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView();
}
