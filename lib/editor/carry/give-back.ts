/** Words whose place is gone and went nowhere: they get a paragraph of their own beside it. */
import * as Y from 'yjs';

/** Every node of the schema among whose children a paragraph may stand anywhere, by its name. */
export const PARAGRAPH_PARENTS: ReadonlySet<string> = new Set([
  'blockquote',
  'callout',
  'column',
  'listItem',
  'taskItem',
  'tableCell',
  'tableHeader',
  'toggle',
]);

/** @returns the text of the new paragraph; null: `gone` was of no document. */
export function giveBack(gone: Y.XmlText): Y.XmlText | null {
  const place = placeBeside(gone);
  if (place === null) return null;
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  place.parent.insert(place.index, [paragraph]);
  return text;
}

/** What is gone as a whole, `node` included, and stood in something that is there still. */
export function topmostGone(node: Y.XmlText | Y.XmlElement): Y.XmlText | Y.XmlElement {
  const { parent } = node;
  return parent instanceof Y.XmlElement && parent._item?.deleted === true
    ? topmostGone(parent)
    : node;
}

function placeBeside(
  gone: Y.XmlText,
): { readonly parent: Y.XmlFragment; readonly index: number } | null {
  let child: Y.XmlText | Y.XmlElement = topmostGone(gone);
  for (;;) {
    const { parent } = child;
    const item = child._item;
    if (!(parent instanceof Y.XmlFragment) || item === null) return null;
    if (!(parent instanceof Y.XmlElement)) return { parent, index: indexBehind(item) };
    if (PARAGRAPH_PARENTS.has(parent.nodeName)) return { parent, index: indexBehind(item) };
    child = parent;
  }
}

function indexBehind(item: Y.Item): number {
  let index = 0;
  for (let at: Y.Item | null = item; at !== null; at = at.left) {
    if (!at.deleted && at.countable) index += at.length;
  }
  return index;
}
