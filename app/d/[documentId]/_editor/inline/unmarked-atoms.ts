/**
 * Takes marks off what stands in a line and is no text. The shared document has marks of letters
 * only (y-tiptap 3.0.9), so they would show to whoever made them and to nobody else.
 */
import { combineTransactionSteps, Extension, getChangedRanges } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { Plugin } from '@tiptap/pm/state';

export const UnmarkedAtoms = Extension.create({
  name: 'unmarkedAtoms',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, before, after) {
        const own = transactions.filter(({ docChanged }) => docChanged);
        if (own.length === 0 || own.some(isChangeOrigin)) return null;
        const { doc, tr } = after;
        for (const { newRange } of getChangedRanges(combineTransactionSteps(before.doc, own))) {
          doc.nodesBetween(newRange.from, newRange.to, (node, at) => {
            if (!node.isInline || node.isText) return;
            for (const mark of node.marks) tr.removeNodeMark(at, mark);
          });
        }
        return tr.docChanged ? tr : null;
      },
    }),
  ],
});
