/** What holds blocks as a page does: they are moved, cleared and wrapped within it. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';

const HOLDERS: ReadonlySet<string> = new Set([
  'doc',
  'callout',
  'toggle',
  'column',
  'tableCell',
  'tableHeader',
]);

export function isHolder(node: Node): boolean {
  return HOLDERS.has(node.type.name);
}

/** Depth of the innermost `name` around a place; null when there is none. */
export function depthOf($pos: ResolvedPos, ...names: readonly string[]): number | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if (names.includes($pos.node(depth).type.name)) return depth;
  }
  return null;
}
