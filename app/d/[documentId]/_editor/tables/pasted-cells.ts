/** Cells put over those of a table, which grows as far as they reach. */
import { GRID_SLOTS_MAX } from '../../../../../lib/editor/table-grid.ts';
import {
  emptyPiece,
  isHeaderColumn,
  isHeaderLine,
  type Piece,
  type Slots,
  widthOf,
  withSplit,
} from './table-shape.ts';

/** null: more than a table can have. */
export function withCells(slots: Slots, row: number, column: number, cells: Slots): Slots | null {
  const rect = {
    top: row,
    left: column,
    bottom: row + cells.length,
    right: column + widthOf(cells),
  };
  const height = Math.max(slots.length, rect.bottom);
  if (height * Math.max(widthOf(slots), rect.right) > GRID_SLOTS_MAX) return null;
  const large = withRoom(slots, rect.bottom, rect.right);
  const whole = withSplit(large, rect) ?? large;
  const put = new Map<Piece, Piece>();
  return whole.map((line, at) =>
    line.map((piece, of) => {
      const pasted = cells[at - row]?.[of - column];
      if (pasted === undefined) return piece;
      const known = put.get(pasted) ?? over(piece, pasted);
      put.set(pasted, known);
      return known;
    }),
  );
}

/** A header stays one. */
function over(piece: Piece, pasted: Piece): Piece {
  const { attrs, content } = pasted.node;
  return { node: piece.node.type.create(attrs, content) };
}

function withRoom(slots: Slots, height: number, width: number): Slots {
  const wide = slots.map((line) => {
    const type = isHeaderLine(line) ? 'tableHeader' : 'tableCell';
    const like = line[0];
    if (like === undefined) return line;
    const missing = Math.max(0, width - line.length);
    return [...line, ...Array.from({ length: missing }, () => emptyPiece(like, type))];
  });
  const columns = wide[0] ?? [];
  const types = columns.map((_, column) =>
    isHeaderColumn(wide, column) ? 'tableHeader' : 'tableCell',
  );
  const missing = Math.max(0, height - wide.length);
  const rows = Array.from({ length: missing }, () =>
    columns.map((like, column) => emptyPiece(like, types[column] ?? 'tableCell')),
  );
  return [...wide, ...rows];
}
