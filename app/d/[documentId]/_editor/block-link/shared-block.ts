/** Between a block as the page shows it and its shared type. */
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { BlockId } from './block-id.ts';

export interface BlockPlace {
  /** Before the block. */
  readonly pos: number;
  /** It is the nearest to where the block stood, which is there no more. */
  readonly isNearest: boolean;
}

type Parent = Y.XmlFragment | Y.XmlElement;

/** @param pos  before the block. */
export function blockIdAt(state: EditorState, pos: number): BlockId | null {
  const $pos = state.doc.resolve(pos);
  let type: Parent | undefined = bodyOf(state) ?? undefined;
  for (let depth = 0; depth <= $pos.depth && type !== undefined; depth += 1) {
    type = elementsOf(type)[$pos.index(depth)];
  }
  const isBlock = type instanceof Y.XmlElement && type.nodeName === $pos.nodeAfter?.type.name;
  const id = isBlock ? type?._item?.id : undefined;
  return id === undefined ? null : { client: id.client, clock: id.clock };
}

/** null: it has not come here yet, or nothing is left of it. */
export function placeOfBlock(state: EditorState, id: BlockId): BlockPlace | null {
  const body = bodyOf(state);
  const item = body === null ? null : itemOf(body, id);
  if (body === null || item === null) return null;
  const shown = nearestShown(item);
  const type = shown === null ? null : elementIn(shown);
  const pos = type === null ? null : posOf(state.doc, body, type);
  return pos === null ? null : { pos, isNearest: shown !== item };
}

function bodyOf(state: EditorState): Y.XmlFragment | null {
  const sync = ySyncPluginKey.getState(state) as { readonly type: Y.XmlFragment } | undefined;
  return sync?.type ?? null;
}

function itemOf({ doc }: Y.XmlFragment, { client, clock }: BlockId): Y.Item | null {
  if (doc === null || clock >= Y.getState(doc.store, client)) return null;
  const struct: unknown = Y.getItem(doc.store, Y.createID(client, clock));
  if (!(struct instanceof Y.Item)) return null;
  // Taken back here: what was deleted has come back under another name.
  const again: unknown = struct.redone === null ? null : Y.getItem(doc.store, struct.redone);
  return again instanceof Y.Item ? again : struct;
}

/**
 * Itself, or what stands where it stood: what was turned into another kind of block is a new one
 * right there. Where its surroundings went with it, the nearest to those.
 */
function nearestShown(item: Y.Item): Y.Item | null {
  for (let at: Y.Item | null = item; at !== null; at = parentItem(at)) {
    if (isShown(at)) return at;
    let near: Y.Item | null = at;
    while (near !== null && !isShown(near)) near = near.left;
    if (near !== null && parentIsShown(near)) return near;
    near = at;
    while (near !== null && !isShown(near)) near = near.right;
    if (near !== null && parentIsShown(near)) return near;
  }
  return null;
}

function isShown(item: Y.Item): boolean {
  return !item.deleted && elementIn(item) !== null;
}

function parentIsShown(item: Y.Item): boolean {
  const parent = parentItem(item);
  return parent === null || !parent.deleted;
}

function parentItem({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null;
}

function elementIn({ content }: Y.Item): Y.XmlElement | null {
  return content instanceof Y.ContentType && content.type instanceof Y.XmlElement
    ? content.type
    : null;
}

function posOf(doc: Node, body: Y.XmlFragment, type: Y.XmlElement): number | null {
  const path: number[] = [];
  let at: Y.XmlElement | Y.XmlFragment = type;
  while (at !== body) {
    const parent: unknown = at.parent;
    if (!(parent instanceof Y.XmlFragment) || !(at instanceof Y.XmlElement)) return null;
    path.unshift(elementsOf(parent).indexOf(at));
    at = parent;
  }
  let node = doc;
  let pos = 0;
  for (const [depth, index] of path.entries()) {
    const child = node.maybeChild(index);
    if (child === null) return null;
    if (depth > 0) pos += 1;
    for (let before = 0; before < index; before += 1) pos += node.child(before).nodeSize;
    node = child;
  }
  return pos;
}

function elementsOf(parent: Parent): Y.XmlElement[] {
  return (parent.toArray() as unknown[]).filter(isElement);
}

function isElement(child: unknown): child is Y.XmlElement {
  return child instanceof Y.XmlElement;
}
