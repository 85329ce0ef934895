/** The ways out of a container. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { isEmpty, removeColumn } from './column-edits.ts';
import { unwrap } from './wrapping.ts';

const TAKEN_AWAY: ReadonlySet<string> = new Set(['callout', 'toggle']);

/** From an empty last line to the line behind it; an empty one further up stays a line. */
export function leaveAtEnd({ selection, tr }: EditorState): Transaction | null {
  const { $from } = selection;
  const container = $from.node(-1);
  const isColumn = container.type.name === 'column';
  if (!isColumn && !TAKEN_AWAY.has(container.type.name)) return null;
  if ($from.parent.type.name !== 'paragraph' || $from.parent.content.size > 0) return null;
  if (container.childCount === 1) return null;
  if ($from.index(-1) < container.childCount - 1) return tr.split($from.pos);
  // The line behind columns, not the next one.
  return toLineBehind(tr.delete($from.before(), $from.after()), $from.before(isColumn ? -2 : -1));
}

/** Into the empty line behind the block at `pos`, which is made if there is none. */
function toLineBehind(tr: Transaction, pos: number): Transaction {
  const end = pos + (tr.doc.nodeAt(pos)?.nodeSize ?? 0);
  const next = tr.doc.nodeAt(end);
  if (next?.type.name !== 'paragraph' || next.content.size > 0) {
    const line = tr.doc.type.schema.nodes['paragraph']?.create();
    if (line !== undefined) tr.insert(end, line);
  }
  return tr.setSelection(TextSelection.create(tr.doc, end + 1));
}

/** At its very start a container is taken away from around its blocks. */
export function takeOut({ selection, tr }: EditorState): Transaction | null {
  const { $from } = selection;
  if ($from.parentOffset > 0 || $from.index(-1) > 0) return null;
  const container = $from.node(-1);
  if (container.type.name === 'column') return atColumnStart(tr, container, $from);
  if (!TAKEN_AWAY.has(container.type.name)) return null;
  unwrap(tr, $from.before(-1));
  return tr.setSelection(Selection.near(tr.doc.resolve($from.pos - 1)));
}

/** An empty column goes. A browser would pull the words of any other into the one before it. */
function atColumnStart(tr: Transaction, column: Node, $from: ResolvedPos): Transaction | null {
  if (isEmpty(column)) removeColumn(tr);
  else if ($from.parent.type.name !== 'paragraph') return null;
  return tr;
}
