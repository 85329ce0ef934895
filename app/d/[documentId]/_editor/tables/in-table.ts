/** Where tables are; all that a text without one needs to know. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';

export function isInTable($pos: ResolvedPos): boolean {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if ($pos.node(depth).type.name === 'table') return true;
  }
  return false;
}

export function hasTable(doc: Node): boolean {
  let isFound = false;
  doc.descendants((node) => {
    isFound ||= node.type.name === 'table';
    return !isFound && !node.isTextblock;
  });
  return isFound;
}
