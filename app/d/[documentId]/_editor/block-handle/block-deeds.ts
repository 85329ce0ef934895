/** What is done with a whole block. Nothing shared can be moved: it is written anew and taken out. */
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { type Block, ITEMS } from './block-around.ts';
import { freshCopy } from '../fresh-copy.ts';

/** Right behind it; the first one stays what it is, for others too. */
export function duplicated(state: EditorState, { pos, node }: Block): Transaction {
  const end = pos + node.nodeSize;
  const tr = state.tr.insert(end, freshCopy(node));
  const { from } = state.selection;
  const isInside = from > pos && from < end;
  return withCaret(tr, isInside ? from + node.nodeSize : end + 1);
}

/** With what would be left empty around it; a document keeps one line. */
export function deleted(state: EditorState, { pos }: Block): Transaction {
  const { tr } = state;
  takeOut(tr, pos);
  return withCaret(tr, Math.min(pos, tr.doc.content.size));
}

/**
 * The block at another place, made fit for it.
 *
 * @param to  between two blocks.
 * @returns null where it would change nothing, or cannot stand.
 */
export function movedTo(state: EditorState, { pos, node }: Block, to: number): Transaction | null {
  const end = pos + node.nodeSize;
  if (to >= pos && to <= end) return null;
  const $to = state.doc.resolve(to);
  const fit = fitted(node, state.doc.resolve(pos).parent, $to);
  if (fit === null) return null;
  const tr = state.tr.insert(to, fit);
  takeOut(tr, to <= pos ? pos + fit.nodeSize : pos);
  const at = to <= pos ? to : tr.mapping.slice(1).map(to, -1);
  return withCaret(tr, at + 1);
}

/** As an item in a list, in a list of its kind outside of one. */
function fitted(node: Node, source: Node, $to: ResolvedPos): Node | null {
  const { parent } = $to;
  const wanted = parent.type.contentMatch.defaultType;
  const isItem = ITEMS.has(node.type.name);
  const isForItems = wanted !== null && !wanted.isTextblock && parent.type.name !== 'doc';
  let fit: Node | null = node;
  if (isForItems && node.type !== wanted) {
    const content = isItem ? node.content : Fragment.from(node);
    fit = wanted.validContent(content) ? wanted.create(null, content) : null;
  } else if (isItem && !isForItems) fit = source.type.create(null, node);
  if (fit === null) return null;
  const index = $to.index();
  return parent.canReplaceWith(index, index, fit.type) ? fit : null;
}

function takeOut(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos);
  let from = pos;
  let to = pos + ($pos.nodeAfter?.nodeSize ?? 0);
  let { depth } = $pos;
  while (depth > 0 && $pos.node(depth).childCount === 1 && !isBound($pos.node(depth))) {
    from = $pos.before(depth);
    to = $pos.after(depth);
    depth -= 1;
  }
  const index = $pos.index(depth);
  const { paragraph } = tr.doc.type.schema.nodes;
  if ($pos.node(depth).canReplace(index, index + 1)) tr.delete(from, to);
  else if (paragraph !== undefined) tr.replaceWith(from, to, paragraph.create());
}

function isBound({ type }: Node): boolean {
  return type.spec['isolating'] === true;
}

function withCaret(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(Selection.near(tr.doc.resolve(pos))).scrollIntoView();
}

/** Past its neighbour. Only that one is written anew: the block stays what it is, for others too. */
export function swapped(
  state: EditorState,
  { pos, node }: Block,
  direction: 'up' | 'down',
): Transaction | null {
  const $pos = state.doc.resolve(pos);
  const neighbour = $pos.parent.maybeChild($pos.index() + (direction === 'up' ? -1 : 1));
  if (neighbour === null) return null;
  const end = pos + node.nodeSize;
  const isUp = direction === 'up';
  const tr = isUp
    ? state.tr.insert(end, neighbour).delete(pos - neighbour.nodeSize, pos)
    : state.tr.delete(end, end + neighbour.nodeSize).insert(pos, neighbour);
  return withCaret(tr, (isUp ? pos - neighbour.nodeSize : pos + neighbour.nodeSize) + 1);
}
