/** What is done in blocks that hold a source; fetched when there is one. */
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { sourceAt } from './source-at.ts';
import { pressInSource } from './source-keys.ts';
import type { SourceTools } from './source-place.ts';

export const sourceTools: SourceTools = {
  press: pressInSource,
  decorations(state) {
    const source = sourceAt(state.selection.$head);
    if (source === null) return null;
    const end = source.pos + source.node.nodeSize;
    return DecorationSet.create(state.doc, [
      Decoration.node(source.pos, end, { class: 'is-written-in' }),
    ]);
  },
};
