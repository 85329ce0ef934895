/**
 * Where the cells of a table lie. What several people do to a table at once merges into rows of
 * different length and spans that meet; read here, every table is a rectangle all the same, and
 * the same one for everybody. Reading changes nothing.
 */
import type { Spans } from './table-attributes.ts';

/** Beyond it a table is read and shown cell by cell, and its shape is left alone. */
export const GRID_SLOTS_MAX = 20_000;

export interface PlacedCell {
  /** Which child of which row it is. */
  readonly rowIndex: number;
  readonly cellIndex: number;
  /** Its first slot, and how many it has: no more than are free. */
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
}

export interface Grid {
  readonly height: number;
  readonly width: number;
  /** By row and column; null: no cell reaches there. */
  readonly slots: readonly (readonly (PlacedCell | null)[])[];
  /** In the order of the document. */
  readonly cells: readonly PlacedCell[];
  /** Every slot has its cell, and no cell says more than it has. */
  readonly isWhole: boolean;
  /** So many slots that nothing may be added to make it whole. */
  readonly isTooLarge: boolean;
}

type Row = readonly Spans[];

export function gridOf(rows: readonly Row[]): Grid {
  const cellCount = rows.reduce((sum, row) => sum + row.length, 0);
  const placed = place(rows, cellCount > GRID_SLOTS_MAX);
  if (placed !== null) return placed;
  return place(rows, true) as Grid;
}

/** @returns null when the spans ask for more slots than there may be. */
function place(rows: readonly Row[], areSpansIgnored: boolean): Grid | null {
  const height = rows.length;
  const slots: (PlacedCell | null)[][] = rows.map(() => []);
  const cells: PlacedCell[] = [];
  let slotCount = 0;
  let isWhole = !areSpansIgnored;
  for (const [rowIndex, row] of rows.entries()) {
    const line = slots[rowIndex] ?? [];
    let column = 0;
    for (const [cellIndex, said] of row.entries()) {
      while (line[column] != null) column += 1;
      const wanted = areSpansIgnored ? { colspan: 1, rowspan: 1 } : said;
      const { colspan, rowspan } = fitting(slots, rowIndex, column, wanted);
      if (colspan !== said.colspan || rowspan !== said.rowspan) isWhole = false;
      slotCount += colspan * rowspan;
      if (!areSpansIgnored && slotCount > GRID_SLOTS_MAX) return null;
      const cell = { rowIndex, cellIndex, row: rowIndex, column, rowspan, colspan };
      cells.push(cell);
      for (let down = 0; down < rowspan; down += 1) {
        for (let right = 0; right < colspan; right += 1) {
          const below = slots[rowIndex + down];
          if (below !== undefined) below[column + right] = cell;
        }
      }
      column += colspan;
    }
  }
  const width = slots.reduce((most, line) => Math.max(most, line.length), 0);
  const isTooLarge = areSpansIgnored || width * height > GRID_SLOTS_MAX;
  if (isTooLarge) return { height, width, slots, cells, isWhole: false, isTooLarge };
  for (const line of slots) {
    for (let column = 0; column < width; column += 1) {
      line[column] ??= null;
      if (line[column] === null) isWhole = false;
    }
  }
  return { height, width, slots, cells, isWhole: isWhole && width > 0, isTooLarge };
}

/** As much of the spans as is free there. */
function fitting(
  slots: readonly (readonly (PlacedCell | null)[])[],
  row: number,
  column: number,
  { colspan, rowspan }: Spans,
): Spans {
  const isFree = (down: number, right: number) => slots[row + down]?.[column + right] == null;
  let right = 1;
  while (right < colspan && isFree(0, right)) right += 1;
  let down = 1;
  const reaches = () =>
    Array.from({ length: right }, (_, at) => at).every((at) => isFree(down, at));
  while (down < rowspan && row + down < slots.length && reaches()) down += 1;
  return { colspan: right, rowspan: down };
}

/** Slots without a cell, row by row. */
export function holesIn(grid: Grid): number[] {
  if (grid.isTooLarge) return grid.slots.map(() => 0);
  return grid.slots.map((line) => line.filter((cell) => cell === null).length);
}
