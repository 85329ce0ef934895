/** Changes of columns, each of them what somebody asked for: nothing is mended by itself. */
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model';
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { COLUMNS_MAX } from '../../../../../lib/editor/column-nodes.ts';
import { depthOf } from './holders.ts';
import { unwrap } from './wrapping.ts';

export interface ColumnPlace {
  readonly columns: Node;
  /** Before the columns. */
  readonly pos: number;
  readonly index: number;
}

export function columnAt($from: ResolvedPos): ColumnPlace | null {
  const depth = depthOf($from, 'columns');
  if (depth === null) return null;
  return { columns: $from.node(depth), pos: $from.before(depth), index: $from.index(depth) };
}

/** An empty one behind the one the caret is in, and the caret in it. */
export function addColumn(tr: Transaction): boolean {
  const place = columnAt(tr.selection.$from);
  const column = tr.doc.type.schema.nodes['column']?.createAndFill();
  if (place === null || column == null || place.columns.childCount >= COLUMNS_MAX) return false;
  const at = startOf(place, place.index + 1);
  tr.insert(at, column).setSelection(TextSelection.create(tr.doc, at + 2));
  return true;
}

/** The blocks of the column go to the one before it, or behind it; the last column is taken away. */
export function removeColumn(tr: Transaction): boolean {
  const place = columnAt(tr.selection.$from);
  if (place === null) return false;
  const { columns, pos, index } = place;
  const { childCount } = columns;
  if (childCount === 1) unwrap(tr, pos, 2);
  else if (isEmpty(columns.child(index))) {
    const at = startOf(place, index);
    tr.delete(at, at + columns.child(index).nodeSize);
    const near = Selection.near(tr.doc.resolve(at), index === 0 ? 1 : -1);
    tr.setSelection(near);
  } else tr.join(startOf(place, index === 0 ? 1 : index));
  if (childCount === 2) unwrap(tr, pos, 2);
  return true;
}

/** As many as wanted: empty ones come at the end; the blocks of those that go, to the last. */
export function setColumnCount(tr: Transaction, count: number): boolean {
  const place = columnAt(tr.selection.$from);
  const column = tr.doc.type.schema.nodes['column'];
  if (place === null || column === undefined) return false;
  const { columns, pos } = place;
  const end = pos + columns.nodeSize - 1;
  const missing = count - columns.childCount;
  if (missing > 0) tr.insert(end, emptyColumns(column.createAndFill(), missing));
  else if (missing < 0) {
    const kept = columns.children.slice(0, count);
    const gone = columns.children.slice(count).filter((each) => !isEmpty(each));
    const last = kept.at(-1);
    if (last === undefined) return false;
    const lastEnd = startOf(place, count) - 1;
    const content = gone.reduce((all, each) => all.append(each.content), Fragment.empty);
    tr.delete(lastEnd + 1, end).insert(lastEnd, content);
  }
  return true;
}

function emptyColumns(column: Node | null | undefined, count: number): Fragment {
  return Fragment.from(column == null ? [] : Array.from({ length: count }, () => column));
}

export function isEmpty({ childCount, firstChild }: Node): boolean {
  return childCount === 1 && firstChild?.type.name === 'paragraph' && firstChild.content.size === 0;
}

/** Before the column at `index`. */
function startOf({ columns, pos }: ColumnPlace, index: number): number {
  return columns.children.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, pos + 1);
}
