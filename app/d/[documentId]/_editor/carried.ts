/** The caret and the undo steps of words that were carried along with what others changed. */
import { Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Doc, RelativePosition, XmlFragment } from 'yjs';
import type { CarriedWords, Follow } from '../../../../lib/editor/carry/carried-words.ts';
import { stepsOfCarried } from './undo-history.ts';

/** What is taken hold of in the binding, which has no other handle for it (y-tiptap 3.0.9). */
interface Binding {
  readonly doc: Doc;
  readonly type: XmlFragment;
  readonly mapping: Map<unknown, unknown>;
  /** The selection before the change that is being applied, while it is. */
  readonly beforeTransactionSelection: {
    readonly type: string;
    readonly anchor: RelativePosition | null;
    readonly head: RelativePosition | null;
  } | null;
}

export interface CarriedOptions {
  /** null: nobody else changes the document. */
  readonly words: Pick<CarriedWords, 'onMoved'> | null;
}

export const Carried = Extension.create<CarriedOptions>({
  name: 'carried',
  // After Collaboration (1,000), whose states are asked for.
  priority: 900,
  addOptions: () => ({ words: null }),
  addProseMirrorPlugins() {
    const { words } = this.options;
    if (words === null) return [];
    return [
      new Plugin({
        view: (view) => {
          const letGoSteps = stepsOfCarried(view);
          const letGoCaret = words.onMoved((follow) => followCaret(view, follow));
          return {
            destroy: () => {
              letGoSteps();
              letGoCaret();
            },
          };
        },
      }),
    ];
  },
});

function followCaret(view: EditorView, follow: Follow): void {
  const { binding } = ySyncPluginKey.getState(view.state) as { readonly binding: Binding };
  const { beforeTransactionSelection: caret, doc } = binding;
  if (caret?.type !== 'text') return;
  const [anchor, head] = [caret.anchor, caret.head].map((place) => place && follow(place));
  if (!anchor && !head) return;
  // Shown only once everything that was carried is.
  doc.once('afterAllTransactions', () => {
    const { selection } = view.state;
    const place = (moved: RelativePosition | null | undefined, stayed: number) =>
      (moved && positionOf(binding, moved)) ?? stayed;
    const $anchor = view.state.doc.resolve(place(anchor, selection.anchor));
    const $head = view.state.doc.resolve(place(head, selection.head));
    const followed = TextSelection.between($anchor, $head);
    if (!followed.eq(selection)) view.dispatch(view.state.tr.setSelection(followed));
  });
}

function positionOf({ doc, type, mapping }: Binding, place: RelativePosition): number | null {
  return relativePositionToAbsolutePosition(doc, type, place, mapping as never);
}
