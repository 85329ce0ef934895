/**
 * Mends a table that its own page has just bent: a deletion over cells, a paste, a drop. What
 * others did is left as it is until somebody changes the shape here; a page that mended what it
 * is shown would do so once for every reader.
 */
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { tablesIn } from './placed-tables.ts';
import { gridIn } from './table-at.ts';
import { rowNodes, slotsIn, widthOf } from './table-shape.ts';
import { writeTable } from './write-table.ts';

/** @returns null when nothing is bent that was not before. */
export function mended(before: Node, state: EditorState): Transaction | null {
  const changed = tablesIn(state.doc).filter(({ node }) => !gridIn(node).isWhole);
  if (changed.length === 0) return null;
  // The same shape as before: at most what is in its cells has changed.
  const known = new Set(tablesIn(before).map(({ node }) => shapeOf(node)));
  const { tr } = state;
  for (const { node, pos } of changed) {
    if (known.has(shapeOf(node))) continue;
    const slots = slotsIn(node);
    if (slots === null || widthOf(slots) === 0) continue;
    writeTable(tr, tr.mapping.map(pos), rowNodes(slots));
  }
  return tr.docChanged ? tr : null;
}

const shapes = new WeakMap<Node, string>();

function shapeOf(table: Node): string {
  const shape =
    shapes.get(table) ??
    gridIn(table)
      .cells.map(({ row, column, rowspan, colspan }) => `${row},${column},${rowspan},${colspan}`)
      .join(' ');
  shapes.set(table, shape);
  return shape;
}
