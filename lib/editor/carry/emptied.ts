/** Blocks that mean nothing any more once their letters are gone. */
import * as Y from 'yjs';

/** One of these with a single child goes with it. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'listItem',
  'taskItem',
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'callout',
]);
/** Any child of these may go as long as another is there. */
const LOOSE_PARENTS: ReadonlySet<string> = new Set([
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'callout',
  'column',
  'tableCell',
  'tableHeader',
]);

/** Takes out the block of a text without letters, and what held nothing else, where that may go. */
export function removeEmptied(text: Y.XmlText): void {
  const block = text.parent;
  if (text.length > 0 || !(block instanceof Y.XmlElement) || block.length !== 1) return;
  const needless = withWrappers(block as Y.XmlElement);
  const { parent } = needless;
  if (!(parent instanceof Y.XmlFragment) || parent.length < 2) return;
  if (parent instanceof Y.XmlElement && !LOOSE_PARENTS.has(parent.nodeName)) return;
  parent.delete(parent.toArray().indexOf(needless), 1);
}

function withWrappers(node: Y.XmlElement): Y.XmlElement {
  const { parent } = node;
  const isWrapped =
    parent instanceof Y.XmlElement && parent.length === 1 && WRAPPERS.has(parent.nodeName);
  return isWrapped ? withWrappers(parent as Y.XmlElement) : node;
}
