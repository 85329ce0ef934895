/** Which block is meant: by a pointer beside it, by a caret in it. */
import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection } from '@tiptap/pm/state';

export interface Block {
  /** Before it. */
  readonly pos: number;
  readonly node: Node;
}

/** Of lists. */
export const ITEMS: ReadonlySet<string> = new Set(['listItem', 'taskItem']);

/**
 * The innermost item of a list, or block that can be taken out of what it stands in.
 *
 * @param pos  before a node, or in the text of one.
 * @param isWhole  the first line of a quote and of its like stands for all of it.
 */
export function blockAround(doc: Node, pos: number, isWhole: boolean): Block | null {
  const $pos = doc.resolve(pos);
  const isInText = $pos.parent.isTextblock;
  const inner = isInText ? null : $pos.nodeAfter;
  const top = inner === null ? $pos.depth : $pos.depth + 1;
  for (let depth = top; depth > 0; depth -= 1) {
    const node = depth > $pos.depth ? inner : $pos.node(depth);
    if (node === null) return null;
    const at = depth > $pos.depth ? pos : $pos.before(depth);
    if (standsAlone(node, $pos.node(depth - 1), $pos.index(depth - 1), isWhole)) {
      return { pos: at, node };
    }
  }
  return null;
}

/** Where the caret is; of several chosen ones the first. */
export function chosenBlock({ doc, selection }: EditorState): Block | null {
  const isNode = selection instanceof NodeSelection;
  return blockAround(doc, isNode ? selection.from : selection.$from.pos, false);
}

function standsAlone(node: Node, parent: Node, index: number, isWhole: boolean): boolean {
  if (ITEMS.has(node.type.name)) return true;
  if (parent.type.name === 'doc') return true;
  // What is in an item belongs to it, what is in a cell to the table.
  if (ITEMS.has(parent.type.name) || parent.type.name.startsWith('table')) return false;
  const { defaultType } = parent.type.contentMatch;
  if (defaultType?.isTextblock !== true) return false;
  if (isWhole && index === 0) return false;
  return parent.canReplace(index, index + 1);
}
