/** The place of pictures, frames and cards in the editor. What is drawn there comes with the first. */
import { type Editor, Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import { MEDIA } from '../../../../../lib/editor/media/media.ts';
import { MediaView } from './media-view.ts';

export class MediaPlace {
  #shown: readonly MediaView[] = [];
  readonly #watchers = new Set<() => void>();

  /** The same list until one comes or goes. */
  readonly shown = (): readonly MediaView[] => this.#shown;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  add(view: MediaView): void {
    this.#tell([...this.#shown, view]);
  }

  remove(view: object): void {
    this.#tell(this.#shown.filter((each) => each !== view));
  }

  #tell(shown: readonly MediaView[]): void {
    this.#shown = shown;
    for (const watcher of this.#watchers) watcher();
  }
}

export const MediaBlocks = Extension.create<object, { readonly place: MediaPlace }>({
  name: 'mediaBlocks',
  addStorage: () => ({ place: new MediaPlace() }),
  addProseMirrorPlugins() {
    const { place } = this.storage;
    const shown: NodeViewConstructor = (node, _, position) => new MediaView(node, position, place);
    const nodeViews = Object.fromEntries(MEDIA.map((name) => [name, shown]));
    return [new Plugin({ props: { nodeViews } })];
  },
});

export function mediaPlaceOf(editor: Editor): MediaPlace {
  const { mediaBlocks } = editor.storage as unknown as {
    readonly mediaBlocks: { readonly place: MediaPlace };
  };
  return mediaBlocks.place;
}
