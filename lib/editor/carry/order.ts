/** The order of a document's texts. */
import * as Y from 'yjs';

type Node = Y.XmlText | Y.XmlElement;

/** Does `a` stand before `b`, another text of the same document? */
export function isBefore(a: Y.XmlText, b: Y.XmlText): boolean {
  const [pathA, pathB] = [pathOf(a), pathOf(b)];
  const at = pathA.findIndex((node, depth) => node !== pathB[depth]);
  const [from, to] = [pathA[at]?._item, pathB[at]?._item];
  for (let item = from?.right ?? null; item !== null; item = item.right) {
    if (item === to) return true;
  }
  return false;
}

/** From the top to the text itself. */
function pathOf(text: Y.XmlText): Node[] {
  const path: Node[] = [];
  for (let node: unknown = text; isNode(node); node = node.parent) path.unshift(node);
  return path;
}

function isNode(node: unknown): node is Node {
  return node instanceof Y.XmlText || node instanceof Y.XmlElement;
}
