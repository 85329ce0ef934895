/** Keys of a grid of buttons: arrows go to neighbours, Home and End along the row or, with Ctrl, all. */

/** `upwards`: out of it, over the first row. */
export type GridMove = 'moved' | 'upwards' | 'none';

export function cellsIn(grid: HTMLElement | null): HTMLElement[] {
  return [...(grid?.querySelectorAll<HTMLElement>('[role="gridcell"]') ?? [])];
}

/** The one that Tab leads to. */
export function setStop(cells: readonly HTMLElement[], stop: HTMLElement): void {
  for (const cell of cells) {
    const tabIndex = cell === stop ? 0 : -1;
    if (cell.tabIndex !== tabIndex) cell.tabIndex = tabIndex;
  }
}

export function moveIn(grid: HTMLElement, key: string, hasCtrl: boolean): GridMove {
  const rows = [...grid.querySelectorAll<HTMLElement>('[role="row"]')].map(cellsIn);
  const focused = document.activeElement;
  const line = rows.findIndex((row) => row.some((cell) => cell === focused));
  const row = rows[line];
  if (row === undefined) return 'none';
  const column = row.findIndex((cell) => cell === focused);
  const all = rows.flat();
  const at = all.findIndex((cell) => cell === focused);
  const isRtl = getComputedStyle(grid).direction === 'rtl';
  const inRow = (other: readonly HTMLElement[] | undefined) =>
    other?.[Math.min(column, other.length - 1)];
  switch (key) {
    case isRtl ? 'ArrowLeft' : 'ArrowRight':
      return focus(all[at + 1]);
    case isRtl ? 'ArrowRight' : 'ArrowLeft':
      return focus(all[at - 1]);
    case 'ArrowDown':
      return focus(inRow(rows[line + 1]));
    case 'ArrowUp':
      return line === 0 ? 'upwards' : focus(inRow(rows[line - 1]));
    case 'Home':
      return focus(hasCtrl ? all[0] : row[0]);
    case 'End':
      return focus((hasCtrl ? all : row).at(-1));
    default:
      return 'none';
  }
}

/** At an edge the key is used up all the same: it must not scroll what stays. */
function focus(cell: HTMLElement | undefined): GridMove {
  cell?.focus();
  return 'moved';
}
