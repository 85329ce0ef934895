/** The table and the cell around a place in the text. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { spansOf } from '../../../../../lib/editor/table-attributes.ts';
import { type Grid, gridOf, type PlacedCell } from '../../../../../lib/editor/table-grid.ts';

export interface TableAt {
  readonly node: Node;
  /** Before the table. */
  readonly pos: number;
  readonly grid: Grid;
}

export interface CellAt {
  readonly table: TableAt;
  readonly placed: PlacedCell;
  /** Before the cell. */
  readonly pos: number;
}

/** Of slots; `bottom` and `right` are the first ones outside. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const grids = new WeakMap<Node, Grid>();

export function gridIn(table: Node): Grid {
  const known = grids.get(table);
  if (known !== undefined) return known;
  const grid = gridOf(table.children.map((row) => row.children.map((cell) => spansOf(cell.attrs))));
  grids.set(table, grid);
  return grid;
}

/** The innermost cell. */
export function cellAt($pos: ResolvedPos): CellAt | null {
  for (let depth = $pos.depth; depth > 2; depth -= 1) {
    if (!isCell($pos.node(depth))) continue;
    const node = $pos.node(depth - 2);
    if (node.type.name !== 'table') return null;
    const table = { node, pos: $pos.before(depth - 2), grid: gridIn(node) };
    const placed = placedAt(table, $pos.index(depth - 2), $pos.index(depth - 1));
    return placed === undefined ? null : { table, placed, pos: $pos.before(depth) };
  }
  return null;
}

export function isCell(node: Node): boolean {
  return node.type.name === 'tableCell' || node.type.name === 'tableHeader';
}

function placedAt(table: TableAt, rowIndex: number, cellIndex: number): PlacedCell | undefined {
  let at = cellIndex;
  for (let row = 0; row < rowIndex; row += 1) at += table.node.child(row).childCount;
  return table.grid.cells[at];
}

/** Before that cell. */
export function posOfCell({ node, pos }: TableAt, { rowIndex, cellIndex }: PlacedCell): number {
  let at = pos + 1;
  for (let row = 0; row < rowIndex; row += 1) at += node.child(row).nodeSize;
  const cells = node.child(rowIndex);
  at += 1;
  for (let cell = 0; cell < cellIndex; cell += 1) at += cells.child(cell).nodeSize;
  return at;
}

export function rectOf({ row, column, rowspan, colspan }: PlacedCell): Rect {
  return { top: row, left: column, bottom: row + rowspan, right: column + colspan };
}

/** All slots between two cells, and of every cell that reaches in among them. */
export function rectBetween(grid: Grid, a: PlacedCell, b: PlacedCell): Rect {
  let rect = union(rectOf(a), rectOf(b));
  for (;;) {
    const grown = cellsIn(grid, rect).map(rectOf).reduce(union, rect);
    if (areEqual(grown, rect)) return rect;
    rect = grown;
  }
}

/** Each once, in the order of the document. */
export function cellsIn(grid: Grid, rect: Rect): PlacedCell[] {
  const found = new Set<PlacedCell>();
  for (let row = rect.top; row < rect.bottom; row += 1) {
    for (let column = rect.left; column < rect.right; column += 1) {
      const cell = grid.slots[row]?.[column];
      if (cell != null) found.add(cell);
    }
  }
  return [...found];
}

function union(a: Rect, b: Rect): Rect {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

function areEqual(a: Rect, b: Rect): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}
