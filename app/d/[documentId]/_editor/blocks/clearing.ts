/** Plain paragraphs of the chosen blocks, out of lists and quotes but not out of what holds them. */
import type { Transaction } from '@tiptap/pm/state';
import { liftTarget } from '@tiptap/pm/transform';
import { isHolder } from './holders.ts';

/** As Tiptap's `clearNodes`, which would tear a callout, or the line of a toggle, out and apart. */
export function clearBlocks(tr: Transaction): boolean {
  const { doc } = tr;
  for (const { $from, $to } of tr.selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (node.isInline) return false;
      const $start = tr.doc.resolve(tr.mapping.map(pos));
      const $end = tr.doc.resolve(tr.mapping.map(pos + node.nodeSize));
      const range = $start.blockRange($end);
      if (range === null) return true;
      if (node.isTextblock) {
        const { defaultType } = $start.parent.contentMatchAt($start.index());
        tr.setNodeMarkup(range.start, defaultType);
      }
      const target = isHolder(range.parent) ? null : liftTarget(range);
      if (target !== null) tr.lift(range, target);
      return true;
    });
  }
  return true;
}
