/** A block without text behind the one the caret is in, or in place of an empty one. */
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { isHolder } from './holders.ts';

export function putKind(name: 'pageBreak' | 'tableOfContents') {
  return (tr: Transaction): boolean => {
    const node = tr.doc.type.schema.nodes[name]?.create();
    return node !== undefined && putBlock(tr, node);
  };
}

/** @returns false where none may stand. */
export function putBlock(tr: Transaction, node: Node): boolean {
  const { paragraph } = tr.doc.type.schema.nodes;
  const at = placeFor(tr);
  if (at === null || paragraph === undefined) return false;
  tr.insert(at, node);
  // The caret goes on behind it, in a line that is there already or is made.
  const behind = at + node.nodeSize;
  const next = tr.doc.nodeAt(behind);
  if (next?.isTextblock !== true) tr.insert(behind, paragraph.create());
  tr.setSelection(TextSelection.create(tr.doc, behind + 1)).scrollIntoView();
  return true;
}

function placeFor({ doc, selection }: Transaction): number | null {
  if (selection instanceof NodeSelection && selection.node.isBlock) return selection.to;
  const { $to } = selection;
  let depth = $to.depth;
  while (depth > 0 && !isHolder($to.node(depth - 1))) depth -= 1;
  if (depth === 0) return null;
  const block = $to.node(depth);
  const isEmpty = block.type === doc.type.schema.nodes['paragraph'] && block.content.size === 0;
  return isEmpty ? $to.before(depth) : $to.after(depth);
}
