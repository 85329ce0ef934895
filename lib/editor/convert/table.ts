/** A table as converters read it: a rectangle of cells, whatever was written. */
import type { NodeJson } from '../node-json.ts';
import { spansOf } from '../table-attributes.ts';
import type { PlacedCell } from '../table-grid.ts';
import { gridOf } from '../table-grid.ts';

export interface ReadCell extends PlacedCell {
  readonly node: NodeJson;
}

/** One of: a cell where it begins, what a cell covers beside that, nothing at all. */
export type ReadSlot =
  | { readonly is: 'cell'; readonly cell: ReadCell }
  | { readonly is: 'covered' }
  | { readonly is: 'hole' };

/** The slots row by row. What is no row and no cell, which no editor makes, counts as one. */
export function readTable(table: NodeJson): ReadSlot[][] {
  const rows = (table.content ?? []).map((row) =>
    row.type === 'tableRow' ? (row.content ?? []) : [row],
  );
  const grid = gridOf(rows.map((row) => row.map((cell) => spansOf(cell.attrs))));
  return grid.slots.map((line, row) =>
    line.map((placed, column): ReadSlot => {
      if (placed === null) return { is: 'hole' };
      const node = rows[placed.rowIndex]?.[placed.cellIndex];
      if (placed.row !== row || placed.column !== column || node === undefined) {
        return { is: 'covered' };
      }
      return { is: 'cell', cell: { ...placed, node } };
    }),
  );
}

export function isHeaderRow(slots: readonly ReadSlot[]): boolean {
  const cells = slots.flatMap((slot) => (slot.is === 'cell' ? [slot.cell.node] : []));
  return cells.length > 0 && cells.every(({ type }) => type === 'tableHeader');
}
