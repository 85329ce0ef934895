/** How wide a column is: said by every cell in it, so that it stays whichever row goes. */
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { columnWidthOf, columnWidthsOf } from '../../../../../lib/editor/table-attributes.ts';
import { cellsIn, gridIn, posOfCell, type TableAt } from './table-at.ts';

export interface Column {
  /** Before the table. */
  readonly pos: number;
  readonly column: number;
}

/** @param width  px; null: as the page likes. */
export function withColumnWidth(
  state: EditorState,
  { pos, column }: Column,
  width: number | null,
): Transaction | null {
  const table = tableAt(state, pos);
  if (table === null) return null;
  const { tr } = state;
  for (const cell of cellsOf(table, column)) {
    const { attrs } = table.node.child(cell.rowIndex).child(cell.cellIndex);
    const widths = columnWidthsOf(attrs['colwidth'], cell.colspan);
    widths[column - cell.column] = width === null ? null : columnWidthOf(width);
    const isSaid = widths.some((each) => each !== null);
    const colwidth = isSaid ? widths.map((each) => each ?? 0) : null;
    tr.setNodeAttribute(posOfCell(table, cell), 'colwidth', colwidth);
  }
  return tr.docChanged ? tr : null;
}

/** px; null: nobody has said. */
export function columnWidth(state: EditorState, { pos, column }: Column): number | null {
  const table = tableAt(state, pos);
  if (table === null) return null;
  for (const cell of cellsOf(table, column)) {
    const { attrs } = table.node.child(cell.rowIndex).child(cell.cellIndex);
    const width = columnWidthsOf(attrs['colwidth'], cell.colspan)[column - cell.column];
    if (width != null) return width;
  }
  return null;
}

/** Before every cell that lies in this column alone. */
export function cellsAlone(state: EditorState, { pos, column }: Column): number[] {
  const table = tableAt(state, pos);
  if (table === null) return [];
  return cellsOf(table, column).flatMap((cell) =>
    cell.colspan === 1 ? [posOfCell(table, cell)] : [],
  );
}

function tableAt({ doc }: EditorState, pos: number): TableAt | null {
  const node = doc.nodeAt(pos);
  return node?.type.name === 'table' ? { node, pos, grid: gridIn(node) } : null;
}

function cellsOf({ grid }: TableAt, column: number) {
  const rect = { top: 0, left: column, bottom: grid.height, right: column + 1 };
  return cellsIn(grid, rect);
}
