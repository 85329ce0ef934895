/** Where callouts, toggles, columns and page breaks are; asked at every key, so each block answers once. */
import type { Node } from '@tiptap/pm/model';

export interface PlacedContainer {
  readonly node: Node;
  /** Before it. */
  readonly pos: number;
}

const CONTAINERS: ReadonlySet<string> = new Set(['callout', 'toggle', 'columns', 'pageBreak']);
const containersOfBlocks = new WeakMap<Node, readonly PlacedContainer[]>();

/** From the start of the document, an outer one before those in it. */
export function containersIn(doc: Node): PlacedContainer[] {
  const containers: PlacedContainer[] = [];
  doc.forEach((block, start) => {
    if (block.isTextblock) return;
    for (const { node, pos } of containersInBlock(block)) {
      containers.push({ node, pos: start + pos });
    }
  });
  return containers;
}

function containersInBlock(block: Node): readonly PlacedContainer[] {
  const known = containersOfBlocks.get(block);
  if (known !== undefined) return known;
  const isOne = (node: Node) => CONTAINERS.has(node.type.name);
  const containers: PlacedContainer[] = isOne(block) ? [{ node: block, pos: 0 }] : [];
  block.descendants((node, at) => {
    if (isOne(node)) containers.push({ node, pos: at + 1 });
    return !node.isTextblock;
  });
  containersOfBlocks.set(block, containers);
  return containers;
}
