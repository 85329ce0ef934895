/** A table as converters read it: a rectangle of cells, whatever was written. */
import type { NodeJson } from '../node-json.ts';
import { spansOf } from '../table-attributes.ts';
import type { PlacedCell } from '../table-grid.ts';
import { gridOf } from '../table-grid.ts';
import { headersOf, isShownAsHeader } from '../table-headers.ts';

export interface ReadCell extends PlacedCell {
  readonly node: NodeJson;
  readonly isHeader: boolean;
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
  const nodeOf = ({ rowIndex, cellIndex }: PlacedCell) => rows[rowIndex]?.[cellIndex];
  const isWritten = (cell: PlacedCell) => nodeOf(cell)?.type === 'tableHeader';
  const headers = headersOf(grid.isTooLarge ? [] : grid.slots, isWritten);
  return grid.slots.map((line, row) =>
    line.map((placed, column): ReadSlot => {
      if (placed === null) return { is: 'hole' };
      const node = nodeOf(placed);
      if (placed.row !== row || placed.column !== column || node === undefined) {
        return { is: 'covered' };
      }
      const isHeader = isShownAsHeader(placed, headers, isWritten(placed));
      return { is: 'cell', cell: { ...placed, node, isHeader } };
    }),
  );
}

export function isHeaderRow(slots: readonly ReadSlot[]): boolean {
  const cells = slots.flatMap((slot) => (slot.is === 'cell' ? [slot.cell] : []));
  return cells.length > 0 && cells.every(({ isHeader }) => isHeader);
}
