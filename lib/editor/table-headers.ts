/**
 * Which cells of a table are headers. A row that is written as one stays so wherever it is moved,
 * but the header that is shown is the first row, whichever that is; and so with columns. No cell is
 * written anew for it, so that nobody's words in it are lost, and however several people move rows
 * at once, all of them see one header, and see it first.
 */
import type { PlacedCell } from './table-grid.ts';

/** The rows and columns written as headers, wherever they are now. */
export interface Headers {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

type Line<Cell> = readonly (Cell | null)[];

/**
 * @param slots  by row and column; null: no cell reaches there.
 * @param isWritten  is the cell a header in the document?
 */
export function headersOf<Cell>(
  slots: readonly Line<Cell>[],
  isWritten: (cell: Cell) => boolean,
): Headers {
  const isHeader = (line: Line<Cell>) => {
    const cells = line.filter((cell) => cell !== null);
    return cells.length > 0 && cells.every(isWritten);
  };
  const body = slots.filter((line) => !isHeader(line));
  const columnOf = (lines: readonly Line<Cell>[], at: number) =>
    lines.map((line) => line[at] ?? null);
  const counts = (line: Line<Cell>, at: number) => at === 0 || !isTitle(line);
  return {
    rows: [...slots.keys()].filter((at) => {
      const line = slots[at] ?? [];
      return isHeader(line) && counts(line, at);
    }),
    columns: [...(slots[0] ?? []).keys()].filter(
      (at) => isHeader(columnOf(body, at)) && counts(columnOf(slots, at), at),
    ),
  };
}

/** One cell alone, further in the table, is the title of what follows. */
function isTitle(line: Line<unknown>): boolean {
  return line.length > 1 && line.every((cell) => cell === line[0]);
}

export function isShownAsHeader(
  cell: PlacedCell,
  { rows, columns }: Headers,
  isWritten: boolean,
): boolean {
  const [[row], [column]] = [rows, columns];
  if (row !== undefined && cell.row === 0) return true;
  if (column !== undefined && cell.column === 0) return true;
  const hasMoved = isIn(row, cell.row, cell.rowspan) || isIn(column, cell.column, cell.colspan);
  return isWritten && !hasMoved;
}

function isIn(at: number | undefined, first: number, count: number): boolean {
  return at !== undefined && at >= first && at < first + count;
}
