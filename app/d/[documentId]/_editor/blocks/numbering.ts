/** Where numbered lists begin to count, and in which signs. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { listStartOf, type ListStyle, listStyleOf } from '../../../../../lib/editor/attributes.ts';
import { depthOf } from './holders.ts';

/** The innermost numbered list around a place, and which of its items that is in. */
export interface NumberedPlace {
  readonly list: Node;
  /** Before the list. */
  readonly pos: number;
  readonly index: number;
  readonly depth: number;
}

export function numberedAt($from: ResolvedPos): NumberedPlace | null {
  const depth = depthOf($from, 'orderedList', 'bulletList', 'taskList');
  if (depth === null || $from.node(depth).type.name !== 'orderedList') return null;
  return { list: $from.node(depth), pos: $from.before(depth), index: $from.index(depth), depth };
}

/** The number the item has now. */
export function numberOf({ list, index }: NumberedPlace): number {
  return listStartOf(list.attrs['start']) + index;
}

export function setStyle(tr: Transaction, style: ListStyle | null): boolean {
  const place = numberedAt(tr.selection.$from);
  if (place === null || listStyleOf(place.list.attrs['type']) === style) return false;
  tr.setNodeAttribute(place.pos, 'type', style);
  return true;
}

/** The item the caret is in gets this number; those before it stay a list of their own. */
export function startAt(tr: Transaction, start: number): boolean {
  const place = numberedAt(tr.selection.$from);
  if (place === null || numberOf(place) === start) return false;
  const { list, pos, index } = place;
  if (index === 0) tr.setNodeAttribute(pos, 'start', start);
  else {
    const at = list.children.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, pos + 1);
    tr.split(at, 1, [{ type: list.type, attrs: { ...list.attrs, start } }]);
  }
  return true;
}

/** The number behind the last one of the numbered list before this; null where there is none. */
export function continuedNumber($from: ResolvedPos): number | null {
  const place = numberedAt($from);
  if (place === null || place.index > 0) return null;
  const parent = $from.node(place.depth - 1);
  for (let at = $from.index(place.depth - 1) - 1; at >= 0; at -= 1) {
    const before = parent.child(at);
    if (before.type.name !== 'orderedList') continue;
    return listStartOf(before.attrs['start']) + before.childCount;
  }
  return null;
}

/** Goes on counting where the list before ended; right behind it, becomes a part of it. */
export function continueNumbers(tr: Transaction): boolean {
  const place = numberedAt(tr.selection.$from);
  const start = continuedNumber(tr.selection.$from);
  if (place === null || start === null) return false;
  const before = tr.doc.resolve(place.pos).nodeBefore;
  if (before?.type === place.list.type) tr.join(place.pos);
  else if (numberOf(place) !== start) tr.setNodeAttribute(place.pos, 'start', start);
  else return false;
  return true;
}
