/**
 * Headers of foreign tables. A row or column of them that is not the first would be read as one that
 * was moved there, and the first shown as the header in its place; its cells are plain ones then.
 */
import { type Spans, spansOf } from '../table-attributes.ts';
import { gridOf, type PlacedCell } from '../table-grid.ts';
import { headersOf } from '../table-headers.ts';

export function readHeaders(page: Document): void {
  for (const table of page.body.querySelectorAll('table')) readTable(table);
}

function readTable(table: Element): void {
  const rows = [...table.querySelectorAll('tr')]
    .filter((row) => row.closest('table') === table)
    .map((row) => [...row.children].filter((cell) => cell.matches('td, th')));
  const grid = gridOf(rows.map((cells) => cells.map(spansIn)));
  if (grid.isTooLarge) return;
  const elementOf = (cell: PlacedCell) => rows[cell.rowIndex]?.[cell.cellIndex];
  const headers = headersOf(grid.slots, (cell) => elementOf(cell)?.localName === 'th');
  const [row, column] = [headers.rows[0], headers.columns[0]];
  for (const cell of grid.cells) {
    const isInFirst = (row === 0 && cell.row === 0) || (column === 0 && cell.column === 0);
    const isFurther =
      (row !== 0 && meets(headers.rows, cell.row, cell.rowspan)) ||
      (column !== 0 && meets(headers.columns, cell.column, cell.colspan));
    if (isFurther && !isInFirst) bePlain(elementOf(cell));
  }
}

function spansIn(cell: Element): Spans {
  const said = (name: string) => Number(cell.getAttribute(name) ?? 1);
  return spansOf({ colspan: said('colspan'), rowspan: said('rowspan') });
}

function meets(lines: readonly number[], first: number, count: number): boolean {
  return lines.some((at) => at >= first && at < first + count);
}

function bePlain(header: Element | undefined): void {
  const cell = header?.ownerDocument.createElement('td');
  if (header === undefined || cell === undefined) return;
  for (const { name, value } of header.attributes) cell.setAttribute(name, value);
  cell.append(...header.childNodes);
  header.replaceWith(cell);
}
