/**
 * What the editor writes into the shared text. Two people who begin one empty block at once write in
 * one text (see lib/editor/block-texts.ts), and who only reads writes nothing: what a page shows
 * otherwise, because it cannot show what is there, would stay in its copy beside what others make of it.
 */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Doc } from 'yjs';
import { fillBlockTexts } from '../../../../lib/editor/block-texts.ts';

/** What is taken hold of in the binding, which has no other handle for it (y-tiptap 3.0.9). */
interface Binding {
  readonly doc: Doc;
  /** Writes what is shown into the shared text. */
  _prosemirrorChanged: (shown: Node) => void;
}

export interface BlockTextsOptions {
  readonly isReader: () => boolean;
}

export const BlockTexts = Extension.create<BlockTextsOptions>({
  name: 'blockTexts',
  addOptions: () => ({ isReader: () => false }),
  addProseMirrorPlugins() {
    const { isReader } = this.options;
    return [
      new Plugin({
        view: ({ state }) => {
          const { binding } = ySyncPluginKey.getState(state) as { readonly binding: Binding };
          writeWith(binding, isReader);
          return {};
        },
      }),
    ];
  },
});

function writeWith(binding: Binding, isReader: () => boolean): void {
  const write = binding._prosemirrorChanged.bind(binding);
  binding._prosemirrorChanged = (shown) => {
    if (isReader()) return;
    binding.doc.transact((transaction) => {
      write(shown);
      fillBlockTexts(transaction);
    }, ySyncPluginKey);
  };
}
