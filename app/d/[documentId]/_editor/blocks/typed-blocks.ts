/** `:::` and `+++` typed at the start of a line. */
import type { Transaction } from '@tiptap/pm/state';
import { calloutKindOf } from '../../../../../lib/editor/callout-kinds.ts';
import { isHolder } from './holders.ts';
import { makeToggle } from './toggle-making.ts';
import { wrapBlocks } from './wrapping.ts';

/**
 * @param typed  what begins the line the caret is in.
 * @param size  how much of it is there: the last letter may be on its way.
 * @returns whether it meant a block.
 */
export function convert(tr: Transaction, typed: string, size: number): boolean {
  const { $from } = tr.selection;
  // In an item of a list the whole list would be meant.
  if ($from.depth === 0 || !isHolder($from.node(-1))) return false;
  tr.delete($from.start(), $from.start() + size);
  if (typed.startsWith('+++')) return makeToggle(tr, null);
  const kind = calloutKindOf(typed.slice(3).trim());
  return wrapBlocks(tr, 'callout', { attrs: { kind } }) !== null;
}
