/** Stops what the server would refuse for good before it enters the shared document. */
import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Fragment, Node, Slice } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { AddMarkStep, ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import type { FaultCode } from '../../../../lib/core/faults.ts';

export interface EntryGuardOptions {
  /** A code when this much (bytes, levels of nesting) may not enter. */
  readonly mayAdd: (byteCount: number, depth: number) => FaultCode | null;
  readonly onDeclined: (code: FaultCode) => void;
}

export const EntryGuard = Extension.create<EntryGuardOptions>({
  name: 'entryGuard',
  addProseMirrorPlugins() {
    const { mayAdd, onDeclined } = this.options;
    return [
      new Plugin({
        filterTransaction(transaction) {
          // What others wrote is in already; refusing to show it would tear the copies apart.
          if (!transaction.docChanged || isChangeOrigin(transaction)) return true;
          const { byteCount, depth } = sizeOfEntry(transaction);
          if (byteCount === 0) return true;
          const declined = mayAdd(byteCount, depth);
          if (declined !== null) onDeclined(declined);
          return declined === null;
        },
      }),
    ];
  },
});

/** How much a change puts in, in bytes of JSON, and how deep the deepest of it comes to lie. */
export function sizeOfEntry(transaction: Transaction): {
  readonly byteCount: number;
  readonly depth: number;
} {
  let byteCount = 0;
  let depth = 0;
  transaction.steps.forEach((step, at) => {
    const before = transaction.docs[at] ?? transaction.before;
    const after = transaction.docs[at + 1] ?? transaction.doc;
    byteCount += bytesOfStep(step, before, after);
    // What is wrapped comes to lie deeper too, though only the wrapping is put in.
    if (isFilling(step)) depth = Math.max(depth, depthOf(reachOf(step, after).content));
  });
  return { byteCount, depth };
}

type Filling = ReplaceStep | ReplaceAroundStep;

function isFilling(step: Step): step is Filling {
  return (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) && step.slice.size > 0;
}

/** All that a step has touched, up to the top of the document. */
function reachOf(step: Filling, after: Node): Slice {
  return after.slice(step.from, step.getMap().map(step.to, 1), true);
}

function bytesOfStep(step: Step, before: Node, after: Node): number {
  if (step instanceof AddMarkStep) {
    let runCount = 0;
    before.nodesBetween(step.from, step.to, (node) => void (runCount += node.isText ? 1 : 0));
    return runCount * bytesOf(step.mark.toJSON());
  }
  if (!isFilling(step)) return 0;
  // A shared document cannot move what it holds: wrapped content is written once more.
  if (step instanceof ReplaceAroundStep) return bytesOf(reachOf(step, after).content.toJSON());
  const { content, openEnd } = step.slice;
  // So is what comes after the place where a block is split.
  const tail = openEnd > 0 ? before.resolve(step.to).parent.textContent : '';
  return bytesOf(content.toJSON()) + bytesOf(tail);
}

function bytesOf(json: unknown): number {
  return new TextEncoder().encode(JSON.stringify(json)).length;
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
