/** Where tables are; all that a text without one needs to know. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';

export function isInTable($pos: ResolvedPos): boolean {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if ($pos.node(depth).type.name === 'table') return true;
  }
  return false;
}

export interface PlacedTable {
  readonly node: Node;
  /** Before the table. */
  readonly pos: number;
}

const tablesOfBlocks = new WeakMap<Node, readonly PlacedTable[]>();

/** All tables, also in quotes, items and cells; asked at every key, so each block answers once. */
export function tablesIn(doc: Node): PlacedTable[] {
  const tables: PlacedTable[] = [];
  doc.forEach((block, start) => {
    if (block.isTextblock) return;
    for (const { node, pos } of tablesInBlock(block)) tables.push({ node, pos: start + pos });
  });
  return tables;
}

function tablesInBlock(block: Node): readonly PlacedTable[] {
  const known = tablesOfBlocks.get(block);
  if (known !== undefined) return known;
  const tables: PlacedTable[] = block.type.name === 'table' ? [{ node: block, pos: 0 }] : [];
  block.descendants((node, at) => {
    if (node.type.name === 'table') tables.push({ node, pos: at + 1 });
    return !node.isTextblock;
  });
  tablesOfBlocks.set(block, tables);
  return tables;
}
