/** Containers in the editor: what is drawn on them, and the keys that lead out of them. */
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import { blockKey } from './block-keys.ts';
import { calloutMarks, showKinds } from './callout-marks.ts';
import { containersIn, type PlacedContainer } from './placed-containers.ts';
import { toggleMarks } from './toggle-marks.ts';
import { openAfter, type OpenToggles } from './toggle-state.ts';
import { BLOCKS_KEY, type BlockState } from './tools.ts';

export function blockPlugin(words: EditorMessages['blocks']): Plugin<BlockState> {
  return new Plugin<BlockState>({
    key: BLOCKS_KEY,
    state: {
      init: (_, { doc }) => {
        const open = new Set<number>();
        return { open, marks: marksIn(doc, open, words) };
      },
      apply(tr, value, before) {
        const open = openAfter(tr, before, value.open);
        if (!tr.docChanged && isSame(open, value.open)) return value;
        return { open, marks: marksIn(tr.doc, open, words) };
      },
    },
    props: {
      decorations: (state) => BLOCKS_KEY.getState(state)?.marks ?? null,
      handleKeyDown: blockKey,
    },
    view: () => ({ update: showKinds }),
  });
}

function marksIn(doc: Node, open: OpenToggles, words: EditorMessages['blocks']): DecorationSet {
  const marks = containersIn(doc).flatMap((placed): Decoration[] => {
    switch (placed.node.type.name) {
      case 'callout':
        return calloutMarks(placed, words);
      case 'toggle':
        return toggleMarks(placed, open, words);
      case 'pageBreak':
        return [pageBreakLabel(placed, words)];
      default:
        return [];
    }
  });
  return DecorationSet.create(doc, marks);
}

/** The line says what it is, in the reader's language. */
function pageBreakLabel(
  { node, pos }: PlacedContainer,
  { pageBreak }: EditorMessages['blocks'],
): Decoration {
  const named = { 'aria-label': pageBreak, 'data-label': pageBreak };
  return Decoration.node(pos, pos + node.nodeSize, named);
}

function isSame(open: OpenToggles, known: OpenToggles): boolean {
  return open.size === known.size && [...open].every((pos) => known.has(pos));
}
