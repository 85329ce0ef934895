/** How a browser lays a table out (HTML, "forming a table"), told apart from how the editor does. */

export interface ShownTable {
  readonly height: number;
  readonly width: number;
  /** Slots that two cells lay claim to, or none. */
  readonly wrongs: readonly string[];
}

export function shownTable(table: HTMLTableElement): ShownTable {
  const rows = [...table.rows];
  const taken = new Map<string, number>();
  let width = 0;
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      while (taken.has(`${at},${column}`)) column += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let right = 0; right < cell.colSpan; right += 1) {
          const slot = `${at + down},${column + right}`;
          taken.set(slot, (taken.get(slot) ?? 0) + 1);
        }
      }
      column += cell.colSpan;
      width = Math.max(width, column);
    }
  });
  const wrongs: string[] = [];
  for (const [slot, count] of taken) {
    if (count > 1) wrongs.push(`${slot} is covered ${count} times`);
    if (Number(slot.split(',')[0]) >= rows.length) wrongs.push(`${slot} is below the table`);
  }
  for (let row = 0; row < rows.length; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (!taken.has(`${row},${column}`)) wrongs.push(`${row},${column} is empty`);
    }
  }
  return { height: rows.length, width, wrongs };
}
