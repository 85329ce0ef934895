/** Which cells of a table on a page are headers, for whoever looks at it. */

export function isHeaderCell(cell: Element): boolean {
  const said = cell.getAttribute('data-header');
  return said === null ? cell.tagName === 'TH' : said === 'true';
}

/** Row by row, a header behind a `#`. */
export function cellsWithHeaders(root: ParentNode): string[] {
  return [...root.querySelectorAll('tr')].map((row) =>
    [...row.children]
      .map((cell) => `${isHeaderCell(cell) ? '#' : ''}${cell.textContent}`)
      .join(' '),
  );
}

/**
 * What is wrong: a whole row of headers further down, and none on top. A cell that heads its row
 * because its column does says nothing of the row.
 */
export function misplacedHeaders(table: HTMLTableElement): string[] {
  const isHeader = [...table.rows].map((row) => {
    const cells = cellsOf(row).filter((cell) => cell.getAttribute('role') !== 'rowheader');
    return cells.length > 1 && cells.every((cell) => cell.rowSpan === 1 && isHeaderCell(cell));
  });
  const [first] = table.rows;
  const isOnTop = first !== undefined && cellsOf(first).every(isHeaderCell);
  return isOnTop || !isHeader.includes(true) ? [] : [`row ${isHeader.indexOf(true)} is a header`];
}

/** An empty place is none. */
function cellsOf({ cells }: HTMLTableRowElement): HTMLTableCellElement[] {
  return [...cells].filter((cell) => !cell.hasAttribute('data-hole'));
}
