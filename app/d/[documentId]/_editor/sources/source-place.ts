/**
 * What the editor keeps for blocks that hold a source: the ones that are shown, and the tools for
 * them, which come with the first one.
 */
import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import type { DecorationSet, EditorView } from '@tiptap/pm/view';
import type { ShownSource } from './shown-source.ts';

export interface SourceTools {
  /** @returns whether the key is done with. */
  readonly press: (view: EditorView, event: KeyboardEvent) => boolean;
  readonly decorations: (state: EditorState) => DecorationSet | null;
}

export class SourcePlace {
  #tools: SourceTools | null = null;
  #shown: readonly ShownSource[] = [];
  readonly #watchers = new Set<() => void>();

  /** The same list until a block comes or goes. */
  readonly shown = (): readonly ShownSource[] => this.#shown;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  get tools(): SourceTools | null {
    return this.#tools;
  }

  equip(tools: SourceTools): void {
    this.#tools = tools;
  }

  add(view: ShownSource): void {
    this.#tell([...this.#shown, view]);
  }

  remove(view: ShownSource): void {
    this.#tell(this.#shown.filter((each) => each !== view));
  }

  #tell(shown: readonly ShownSource[]): void {
    this.#shown = shown;
    for (const watcher of this.#watchers) watcher();
  }
}

export function sourcePlaceOf(editor: Editor): SourcePlace {
  const { sources } = editor.storage as unknown as { readonly sources: { place: SourcePlace } };
  return sources.place;
}
