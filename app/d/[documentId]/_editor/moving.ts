/** Moves the block or list item the caret is in past its neighbour. */
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';

const ITEMS = new Set(['listItem', 'taskItem']);
const HOLDERS = new Set(['doc', 'blockquote']);

/** @returns the move, or null when there is no neighbour on that side. */
export function moveBlock(state: EditorState, direction: 'up' | 'down'): Transaction | null {
  const { $from, $to } = state.selection;
  const depth = movableDepth(state);
  if (depth === null) return null;
  const parent = $from.node(depth - 1);
  const first = $from.index(depth - 1);
  const last = $to.depth >= depth - 1 ? $to.index(depth - 1) : first;
  const neighbourAt = direction === 'up' ? first - 1 : last + 1;
  const neighbour = parent.maybeChild(neighbourAt);
  if (neighbour === null) return null;

  const start = $from.posAtIndex(first, depth - 1);
  const moved = childrenOf(parent, first, last);
  const size = moved.reduce((sum, node) => sum + node.nodeSize, 0);
  // Only the neighbour is taken out and put back: the moved text keeps its identity for others.
  const tr =
    direction === 'up'
      ? state.tr.insert(start + size, neighbour).delete(start - neighbour.nodeSize, start)
      : state.tr.delete(start + size, start + size + neighbour.nodeSize).insert(start, neighbour);
  const shift = direction === 'up' ? -neighbour.nodeSize : neighbour.nodeSize;
  const { anchor, head } = state.selection;
  return tr
    .setSelection(TextSelection.create(tr.doc, anchor + shift, head + shift))
    .scrollIntoView();
}

/** Depth of the innermost list item, or else of the block that stands in the document or a quote. */
function movableDepth(state: EditorState): number | null {
  const { $from, $to } = state.selection;
  const shared = $from.sharedDepth($to.pos);
  for (let depth = Math.min($from.depth, shared + 1); depth > 0; depth -= 1) {
    const isItem = ITEMS.has($from.node(depth).type.name);
    if (isItem || HOLDERS.has($from.node(depth - 1).type.name)) return depth;
  }
  return null;
}

function childrenOf(parent: DocumentNode, first: number, last: number): DocumentNode[] {
  return Array.from({ length: last - first + 1 }, (_, at) => parent.child(first + at));
}
