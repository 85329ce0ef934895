/** What is drawn on tables and is not in the document: the chosen cells, and cells for the holes. */
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { holesIn } from '../../../../../lib/editor/table-grid.ts';
import { spansOf } from '../../../../../lib/editor/table-attributes.ts';
import { CellSelection } from './cell-selection.ts';
import { tablesIn } from './placed-tables.ts';
import { otherHeadersIn } from './shown-headers.ts';
import { gridIn, posOfCell, type TableAt } from './table-at.ts';

/** Says which table an empty place belongs to, for whoever presses it. */
export const HOLE = 'data-hole';

export function chosenCells({ selection }: EditorState): Decoration[] {
  if (!(selection instanceof CellSelection)) return [];
  return selection.ranges.map(({ $from, $to }) =>
    Decoration.node($from.pos - 1, $to.pos + 1, { class: 'chosen-cell' }),
  );
}

/**
 * For headers that have been moved, cells that span others, and tables that are no rectangle: what
 * others did at once, or somebody wrote past the editor.
 */
export function mendingsIn(doc: Node): DecorationSet {
  const marks = tablesIn(doc).flatMap(({ node, pos }) => mendingsOf(node, pos));
  return marks.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, marks);
}

function mendingsOf(node: Node, pos: number): Decoration[] {
  const table = { node, pos, grid: gridIn(node) };
  return [...otherHeaders(table), ...shapeOf(table)];
}

function otherHeaders(table: TableAt): Decoration[] {
  return otherHeadersIn(table.node).map(({ cell, node, isHeader }) => {
    const pos = posOfCell(table, cell);
    const role = isHeader ? (cell.row === 0 ? 'columnheader' : 'rowheader') : 'cell';
    return Decoration.node(pos, pos + node.nodeSize, { 'data-header': String(isHeader), role });
  });
}

function shapeOf(table: TableAt): Decoration[] {
  return [...(table.grid.isWhole ? [] : holeMarks(table)), ...spanMarks(table)];
}

function holeMarks({ node, pos, grid }: TableAt): Decoration[] {
  const marks: Decoration[] = [];
  let end = pos + 1;
  const holes = holesIn(grid);
  node.forEach((row, _, index) => {
    end += row.nodeSize;
    for (let hole = 0; hole < (holes[index] ?? 0); hole += 1) {
      marks.push(Decoration.widget(end - 1, holeCell, { side: 1, key: `hole-${hole}` }));
    }
  });
  return marks;
}

/**
 * Also of cells that span what they say: a mark that leaves takes the attribute along, and the
 * cell's own would be gone from the page.
 */
function spanMarks(table: TableAt): Decoration[] {
  const { node, grid } = table;
  return grid.cells.flatMap((cell) => {
    const own = node.child(cell.rowIndex).child(cell.cellIndex);
    const said = spansOf(own.attrs);
    const isSingle = [cell, said].every(({ colspan, rowspan }) => colspan === 1 && rowspan === 1);
    if (isSingle) return [];
    const at = posOfCell(table, cell);
    const spans = { colspan: String(cell.colspan), rowspan: String(cell.rowspan) };
    return Decoration.node(at, at + own.nodeSize, spans);
  });
}

function holeCell(): HTMLElement {
  const cell = document.createElement('td');
  cell.setAttribute(HOLE, '');
  cell.contentEditable = 'false';
  return cell;
}
