/** Stops what the server would refuse for good before it enters the shared document. */
import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Fragment } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import type { FaultCode } from '../../../../lib/core/faults.ts';

export interface EntryGuardOptions {
  /** A code when this much (bytes, levels of nesting) may not enter. */
  readonly mayAdd: (byteCount: number, depth: number) => FaultCode | null;
  readonly onDeclined: (code: FaultCode) => void;
}

/** UTF-8 needs at most three bytes for a UTF-16 unit; markup is counted by the same generous rule. */
const BYTES_PER_POSITION_MAX = 3;

export const EntryGuard = Extension.create<EntryGuardOptions>({
  name: 'entryGuard',
  addProseMirrorPlugins() {
    const { mayAdd, onDeclined } = this.options;
    return [
      new Plugin({
        filterTransaction(transaction) {
          // What others wrote is in already; refusing to show it would tear the copies apart.
          if (!transaction.docChanged || isChangeOrigin(transaction)) return true;
          const { positions, depth } = sizeOfEntry(transaction);
          if (positions === 0) return true;
          const declined = mayAdd(positions * BYTES_PER_POSITION_MAX, depth);
          if (declined !== null) onDeclined(declined);
          return declined === null;
        },
      }),
    ];
  },
});

/** How much a change puts in, and how deep the deepest of it comes to lie. */
export function sizeOfEntry(transaction: Transaction): {
  readonly positions: number;
  readonly depth: number;
} {
  let positions = 0;
  let depth = 0;
  transaction.steps.forEach((step, at) => {
    if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return;
    if (step.slice.size === 0) return;
    positions += step.slice.content.size;
    const after = transaction.docs[at + 1] ?? transaction.doc;
    // What is wrapped comes to lie deeper too, though only the wrapping is put in.
    const end = step.getMap().map(step.to, 1);
    depth = Math.max(depth, depthOf(after.slice(step.from, end, true).content));
  });
  return { positions, depth };
}

/** Levels of nesting, walked without recursion: what is pasted may be thousands of levels deep. */
export function depthOf(content: Fragment): number {
  let deepest = 0;
  const waiting: { readonly fragment: Fragment; readonly level: number }[] = [
    { fragment: content, level: 1 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { fragment, level } = next;
    if (fragment.childCount > 0) deepest = Math.max(deepest, level);
    fragment.forEach((node) => waiting.push({ fragment: node.content, level: level + 1 }));
  }
  return deepest;
}
