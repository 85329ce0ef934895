/** Cells that are shown as headers and not written as such, or the other way round. */
import { Fragment, type Node } from '@tiptap/pm/model';
import type { PlacedCell } from '../../../../../lib/editor/table-grid.ts';
import { headersOf, isShownAsHeader } from '../../../../../lib/editor/table-headers.ts';
import { gridIn } from './table-at.ts';

export interface ShownCell {
  readonly cell: PlacedCell;
  readonly node: Node;
  readonly isHeader: boolean;
}

const known = new WeakMap<Node, readonly ShownCell[]>();

export function otherHeadersIn(table: Node): readonly ShownCell[] {
  const found = known.get(table) ?? find(table);
  known.set(table, found);
  return found;
}

function find(table: Node): readonly ShownCell[] {
  const { slots, cells, isTooLarge } = gridIn(table);
  if (isTooLarge) return [];
  const nodeOf = (cell: PlacedCell) => table.child(cell.rowIndex).child(cell.cellIndex);
  const isWritten = (cell: PlacedCell) => nodeOf(cell).type.name === 'tableHeader';
  const headers = headersOf(slots, isWritten);
  return cells.flatMap((cell) => {
    const isHeader = isShownAsHeader(cell, headers, isWritten(cell));
    return isHeader === isWritten(cell) ? [] : [{ cell, node: nodeOf(cell), isHeader }];
  });
}

/** Its tables written as they are shown. */
export function withShownHeaders(fragment: Fragment): Fragment {
  return Fragment.from(
    fragment.content.map((node) => {
      if (node.isTextblock || node.isLeaf) return node;
      const own = asShown(node);
      return own.copy(withShownHeaders(own.content));
    }),
  );
}

function asShown(node: Node): Node {
  const others = node.type.name === 'table' ? otherHeadersIn(node) : [];
  if (others.length === 0) return node;
  const { tableHeader, tableCell } = node.type.schema.nodes;
  const types = new Map(
    others.map((other) => [other.node, other.isHeader ? tableHeader : tableCell]),
  );
  const rows = node.children.map((row) =>
    row.copy(
      Fragment.from(
        row.children.map((cell) => types.get(cell)?.create(cell.attrs, cell.content) ?? cell),
      ),
    ),
  );
  return node.copy(Fragment.from(rows));
}
