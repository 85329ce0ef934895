/** Moves the block or list item the caret is in past its neighbour. */
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';

const ITEMS = new Set(['listItem', 'taskItem']);
const HOLDERS = new Set(['doc', 'blockquote', 'callout', 'toggle', 'column']);
/** At their edges they move themselves. */
const MOVING_ALONG = new Set(['callout', 'toggle', 'column']);

/** @returns the move, or null when there is no neighbour on that side. */
export function moveBlock(state: EditorState, direction: 'up' | 'down'): Transaction | null {
  if (state.selection instanceof NodeSelection && state.selection.node.isBlock) {
    return moveChosen(state, state.selection, direction);
  }
  const { $from, $to } = state.selection;
  const depth = movableDepth(state, direction);
  if (depth === null) return null;
  const parent = $from.node(depth - 1);
  const first = $from.index(depth - 1);
  const last = $to.depth >= depth - 1 ? $to.index(depth - 1) : first;
  const neighbour = parent.maybeChild(direction === 'up' ? first - 1 : last + 1);
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

/** A block without text, which is chosen as a whole and stays so. */
function moveChosen(
  state: EditorState,
  { $from, from, to }: NodeSelection,
  direction: 'up' | 'down',
): Transaction | null {
  const { parent } = $from;
  const index = $from.index();
  const isUp = direction === 'up';
  const neighbour = parent.maybeChild(isUp ? index - 1 : index + 1);
  // The line of a toggle stays its first one, and what is in an item belongs to it.
  const isLine = isUp && parent.type.name === 'toggle' && index === 1;
  if (neighbour === null || isLine || !HOLDERS.has(parent.type.name)) return null;
  const { nodeSize } = neighbour;
  const tr = isUp
    ? state.tr.insert(to, neighbour).delete(from - nodeSize, from)
    : state.tr.delete(to, to + nodeSize).insert(from, neighbour);
  const at = isUp ? from - nodeSize : from + nodeSize;
  return tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView();
}

/** Depth of the innermost list item, or else of the block that stands in the document or a quote. */
function movableDepth(state: EditorState, direction: 'up' | 'down'): number | null {
  const { $from, $to } = state.selection;
  const shared = $from.sharedDepth($to.pos);
  for (let depth = Math.min($from.depth, shared + 1); depth > 0; depth -= 1) {
    const parent = $from.node(depth - 1);
    const isItem = ITEMS.has($from.node(depth).type.name);
    if (!isItem && !HOLDERS.has(parent.type.name)) continue;
    if (!MOVING_ALONG.has(parent.type.name)) return depth;
    // The line of a toggle stays its first one.
    const top = parent.type.name === 'toggle' ? 1 : 0;
    const index = $from.index(depth - 1);
    const isAtEdge =
      index < top ||
      (direction === 'up' ? index === top : $to.index(depth - 1) === parent.childCount - 1);
    if (!isAtEdge) return depth;
  }
  return null;
}

function childrenOf(parent: DocumentNode, first: number, last: number): DocumentNode[] {
  return Array.from({ length: last - first + 1 }, (_, at) => parent.child(first + at));
}
