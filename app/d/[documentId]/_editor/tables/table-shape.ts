/**
 * A table as a rectangle of slots, each filled by one cell, and what can be done with its shape.
 * Pure: the same table and the same change give the same outcome for everybody. A cell that fills
 * several slots is the same object in all of them.
 */
import type { Node, NodeType } from '@tiptap/pm/model';
import { assert } from '../../../../../lib/std/assert.ts';
import type { Grid } from '../../../../../lib/editor/table-grid.ts';
import { gridIn, type Rect } from './table-at.ts';
import { freshCopy } from '../fresh-copy.ts';

export interface Piece {
  /** As it is in the document, its spans apart. */
  readonly node: Node;
}

export type Slots = readonly (readonly Piece[])[];

const read = new WeakMap<Node, Slots>();

/** Mended: holes are filled with empty cells. null: too large to be changed as a whole. */
export function slotsIn(table: Node): Slots | null {
  const grid = gridIn(table);
  if (grid.isTooLarge) return null;
  const slots = read.get(table) ?? mended(table, grid);
  read.set(table, slots);
  return slots;
}

function mended(table: Node, grid: Grid): Slots {
  const pieces = new Map(grid.cells.map((cell) => [cell, pieceAt(table, cell)]));
  const rows = grid.slots.map((line) => line.map((cell) => (cell && pieces.get(cell)) ?? null));
  return withoutHoles(table, trimmed(rows));
}

function pieceAt(
  table: Node,
  cell: { readonly rowIndex: number; readonly cellIndex: number },
): Piece {
  return { node: table.child(cell.rowIndex).child(cell.cellIndex) };
}

type Holed = readonly (readonly (Piece | null)[])[];

/**
 * A last column that most rows lack, and that holds nothing, is what is left when several mended
 * one table at once: filled up it would only grow.
 */
function trimmed(rows: Holed): Holed {
  const last = (rows[0]?.length ?? 0) - 1;
  if (last < 1) return rows;
  const column = rows.map((row) => row[last] ?? null);
  const present = column.filter((piece) => piece !== null);
  const isRest =
    present.length * 2 < rows.length &&
    present.every((piece) => isEmptyCell(piece.node)) &&
    rows.every((row) => row[last] == null || row[last] !== row[last - 1]);
  return isRest ? trimmed(rows.map((row) => row.slice(0, last))) : rows;
}

function withoutHoles(table: Node, rows: Holed): Slots {
  return rows.map((row) =>
    row.map((piece) => piece ?? { node: emptyCell(cellType(table, false)) }),
  );
}

export function isEmptyCell(cell: Node): boolean {
  return cell.childCount === 1 && cell.firstChild?.isTextblock === true && cell.content.size === 2;
}

function cellType(like: Node, isHeader: boolean): NodeType {
  const { tableCell, tableHeader } = like.type.schema.nodes;
  const type = isHeader ? tableHeader : tableCell;
  assert(type !== undefined, 'tables have cells');
  return type;
}

function emptyCell(type: NodeType, align: unknown = null): Node {
  const cell = type.createAndFill({ align });
  assert(cell !== null, 'a cell can be empty');
  return cell;
}

/** @param like  any cell of the same schema. */
export function emptyPiece(like: Piece, type: 'tableCell' | 'tableHeader'): Piece {
  return { node: emptyCell(cellType(like.node, type === 'tableHeader')) };
}

/** The rows as the document holds them. A cell that stays as it is stays the same object. */
export function rowNodes(slots: Slots): Node[][] {
  const placed = new Set<Piece>();
  return slots.map((line, row) =>
    line.flatMap((piece, column) => {
      if (placed.has(piece)) return [];
      placed.add(piece);
      return [withSpans(piece.node, ...extent(slots, piece, row, column))];
    }),
  );
}

function extent(slots: Slots, piece: Piece, row: number, column: number): [number, number] {
  let colspan = 1;
  while (slots[row]?.[column + colspan] === piece) colspan += 1;
  let rowspan = 1;
  while (slots[row + rowspan]?.[column] === piece) rowspan += 1;
  return [colspan, rowspan];
}

function withSpans(cell: Node, colspan: number, rowspan: number): Node {
  const { attrs } = cell;
  if (attrs['colspan'] === colspan && attrs['rowspan'] === rowspan) return cell;
  const colwidth: unknown = attrs['colspan'] === colspan ? attrs['colwidth'] : null;
  return cell.type.create({ ...attrs, colspan, rowspan, colwidth }, cell.content);
}

export function widthOf(slots: Slots): number {
  return slots[0]?.length ?? 0;
}

export function cutOut(slots: Slots, rect: Rect): Slots {
  return slots.slice(rect.top, rect.bottom).map((line) => line.slice(rect.left, rect.right));
}

/** An empty row before the row `at`; cells that reach over that place grow. */
export function withRow(slots: Slots, at: number): Slots {
  const [above, below] = [slots[at - 1], slots[at]];
  const like = above ?? below ?? [];
  const row = like.map((neighbour, column): Piece => {
    if (above !== undefined && above[column] === below?.[column]) return neighbour;
    const type = cellType(neighbour.node, isHeaderColumn(slots, column));
    return { node: emptyCell(type, neighbour.node.attrs['align']) };
  });
  return slots.toSpliced(at, 0, row);
}

/** An empty column before the column `at`; cells that reach over that place grow. */
export function withColumn(slots: Slots, at: number): Slots {
  return slots.map((line) => {
    const [before, after] = [line[at - 1], line[at]];
    const neighbour = before ?? after;
    if (neighbour === undefined) return line;
    if (before !== undefined && before === after) return line.toSpliced(at, 0, before);
    return line.toSpliced(at, 0, { node: emptyCell(cellType(neighbour.node, isHeaderLine(line))) });
  });
}

export function withoutRows(slots: Slots, { top, bottom }: Rect): Slots {
  return slots.toSpliced(top, bottom - top);
}

export function withoutColumns(slots: Slots, { left, right }: Rect): Slots {
  return slots.map((line) => line.toSpliced(left, right - left)).filter((line) => line.length > 0);
}

export function withRowsTwice(slots: Slots, { top, bottom }: Rect): Slots | null {
  if (!isRowEdge(slots, top) || !isRowEdge(slots, bottom)) return null;
  return slots.toSpliced(bottom, 0, ...copied(slots.slice(top, bottom)));
}

export function withColumnsTwice(slots: Slots, rect: Rect): Slots | null {
  const turned = withRowsTwice(turn(slots), { ...rect, top: rect.left, bottom: rect.right });
  return turned === null ? null : turn(turned);
}

function copied(slots: Slots): Slots {
  const copies = new Map<Piece, Piece>();
  return slots.map((line) =>
    line.map((piece) => {
      // A node of its own, or the shared text would take it for the one it was copied from.
      const copy = copies.get(piece) ?? { node: freshCopy(piece.node) };
      copies.set(piece, copy);
      return copy;
    }),
  );
}

/** Rows as columns. */
export function turn(slots: Slots): Slots {
  return Array.from({ length: widthOf(slots) }, (_, column) =>
    slots.flatMap((line) => line[column] ?? []),
  );
}

/** No cell reaches over the line above the row `at`. */
export function isRowEdge(slots: Slots, at: number): boolean {
  const [above, below] = [slots[at - 1], slots[at]];
  if (above === undefined || below === undefined) return true;
  return above.every((piece, column) => piece !== below[column]);
}

/** One cell in place of all of them, with what they hold one below the other. */
export function withMerged(slots: Slots, rect: Rect): Slots | null {
  const pieces = piecesIn(slots, rect);
  const [first] = pieces;
  if (first === undefined || pieces.length < 2) return null;
  const filled = pieces.filter(({ node }) => !isEmptyCell(node));
  const content = (filled.length > 0 ? filled : [first]).flatMap(({ node }) => node.children);
  // What stands in one cell only stays as it is, for whoever is writing there.
  const only = filled.length === 1 ? filled[0] : undefined;
  const merged = only ?? { node: first.node.type.create(first.node.attrs, content) };
  return replaced(slots, (piece) => (pieces.includes(piece) ? merged : piece));
}

/** Single cells in place of merged ones; what they hold stays in the first slot. */
export function withSplit(slots: Slots, rect: Rect): Slots | null {
  const merged = piecesIn(slots, rect).filter((piece) => countOf(slots, piece) > 1);
  if (merged.length === 0) return null;
  const kept = new Set<Piece>();
  return replaced(slots, (piece) => {
    if (!merged.includes(piece)) return piece;
    if (!kept.has(piece)) {
      kept.add(piece);
      return piece;
    }
    return { node: emptyCell(piece.node.type, piece.node.attrs['align']) };
  });
}

export function piecesIn(slots: Slots, rect: Rect): Piece[] {
  return [...new Set(cutOut(slots, rect).flat())];
}

function countOf(slots: Slots, piece: Piece): number {
  return slots.flat().filter((each) => each === piece).length;
}

function replaced(slots: Slots, by: (piece: Piece) => Piece): Slots {
  return slots.map((line) => line.map(by));
}

/** Written as headers or not, those of which it is said. */
export function withTypes(slots: Slots, isHeader: ReadonlyMap<Piece, boolean>): Slots {
  const changed = new Map<Piece, Piece>();
  for (const [piece, isOne] of isHeader) {
    const type = cellType(piece.node, isOne);
    if (piece.node.type === type) continue;
    changed.set(piece, { node: type.create(piece.node.attrs, piece.node.content) });
  }
  return replaced(slots, (piece) => changed.get(piece) ?? piece);
}

/** Other attributes for the cells in `rect`. */
export function withAttributes(
  slots: Slots,
  rect: Rect,
  attributes: Readonly<Record<string, unknown>>,
): Slots {
  const changed = new Map(
    piecesIn(slots, rect).map((piece): [Piece, Piece] => {
      const { type, attrs, content } = piece.node;
      return [piece, { node: type.create({ ...attrs, ...attributes }, content) }];
    }),
  );
  return replaced(slots, (piece) => changed.get(piece) ?? piece);
}

export function isHeaderPiece({ node }: Piece): boolean {
  return node.type.name === 'tableHeader';
}

export function isHeaderLine(line: readonly Piece[]): boolean {
  return line.every(isHeaderPiece);
}

/** In every row that is not a header as a whole. */
export function isHeaderColumn(slots: Slots, column: number): boolean {
  const cells = slots.filter((line) => !isHeaderLine(line)).flatMap((line) => line[column] ?? []);
  return cells.length > 0 && isHeaderLine(cells);
}
