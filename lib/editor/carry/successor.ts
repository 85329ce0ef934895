/** What a block without letters was turned into: nothing that was written tells. */
import * as Y from 'yjs';
import { isNew } from './changed-texts.ts';
import { topmostGone } from './give-back.ts';

/** @param gone - Empty, as far as `made` knew. @returns an empty text that `made` put in its place. */
export function successorOf(gone: Y.XmlText, made: Y.Transaction): Y.XmlText | null {
  const item = topmostGone(gone)._item;
  if (item === null || !item.deleted) return null;
  // The binding puts the new block before the old one.
  return emptyIn(newBeside(item, 'left', made)) ?? emptyIn(newBeside(item, 'right', made));
}

function newBeside(item: Y.Item, side: 'left' | 'right', made: Y.Transaction): unknown {
  for (let at = item[side]; at !== null; at = at[side]) {
    if (at.deleted) continue;
    return isNew(made, at.id) && at.content instanceof Y.ContentType ? at.content.type : null;
  }
  return null;
}

function emptyIn(node: unknown): Y.XmlText | null {
  if (node instanceof Y.XmlText) return node.length === 0 ? node : null;
  if (!(node instanceof Y.XmlElement)) return null;
  for (const child of node.toArray()) {
    const found = emptyIn(child);
    if (found !== null) return found;
  }
  return null;
}
