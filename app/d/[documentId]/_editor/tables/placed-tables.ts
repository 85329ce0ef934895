/** All tables of a document. */
import type { Node } from '@tiptap/pm/model';

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
