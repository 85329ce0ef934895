/** An address before the sign that ends its sentence becomes a link, as one before a space does by itself. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

type LinkBefore = (view: EditorView) => void;
export type LoadLinkBefore = () => Promise<LinkBefore>;

const loadLinkBefore: LoadLinkBefore = () =>
  import('./link-before.ts').then((file) => file.linkBefore);

export function sentenceLinks(load = loadLinkBefore): Extension {
  let linkBefore: LinkBefore = () => {};
  let loading: Promise<void> | null = null;
  return Extension.create({
    name: 'sentenceLinks',
    // Before an Enter parts the line.
    priority: 1000,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleTextInput(view, _from, _to, text) {
            if (text === ' ') linkBefore(view);
            // No address is without these.
            else if (text === '/' || text === '.') {
              loading ??= load().then(
                (loaded) => void (linkBefore = loaded),
                // A server that is away is told by the save chip; the next one asks again.
                () => void (loading = null),
              );
            }
            return false;
          },
          handleKeyDown(view, { key }) {
            if (key === 'Enter') linkBefore(view);
            return false;
          },
        },
      }),
    ],
  });
}
