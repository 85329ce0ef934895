/**
 * While an input method composes, what others write waits: a change of the very letters that stand
 * beside the composition redraws them, which breaks it off and leaves its beginnings in the text.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { Clock } from '../../../../lib/std/clock.ts';

export interface ComposingOptions {
  readonly incoming: Pick<Collab, 'holdIncoming' | 'releaseIncoming'>;
  readonly clock: Clock;
}

/** A composition that rests for longer has been left: its writer is to see what the others write. */
export const COMPOSING_REST_MS_MAX = 10_000;

export const Composing = Extension.create<ComposingOptions>({
  name: 'composing',
  addProseMirrorPlugins() {
    const { incoming, clock } = this.options;
    let cancel = () => {};
    const hold = () => {
      cancel();
      incoming.holdIncoming();
      cancel = clock.after(COMPOSING_REST_MS_MAX, () => incoming.releaseIncoming());
    };
    const release = () => {
      cancel();
      incoming.releaseIncoming();
    };
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            compositionstart: hold,
            compositionupdate: hold,
            compositionend: (view) => {
              // ProseMirror reads what was composed one microtask after this event. Not later than
              // that: the next syllable of Korean may follow within the same key.
              void Promise.resolve()
                .then(() => {})
                .then(() => {
                  if (!view.composing) release();
                });
            },
          },
        },
        view: () => ({ destroy: release }),
      }),
    ];
  },
});
