'use client';
/** Keeps one list on the page while a suggestion is open, and tells assistive technology of it. */
import type { Editor } from '@tiptap/core';
import type { PluginKey } from '@tiptap/pm/state';
import { ReactRenderer } from '@tiptap/react';
import { exitSuggestion, type SuggestionProps } from '@tiptap/suggestion';
import type { ComponentType, Ref } from 'react';

export interface SuggestionListHandle {
  /** @returns whether the list used the key. */
  pressed: (event: KeyboardEvent) => boolean;
}

export interface SuggestionListProps<Item> {
  readonly id: string;
  readonly items: readonly Item[];
  /** What the items were found by. */
  readonly query: string;
  readonly onChoose: (item: Item) => void;
  readonly onActive: (optionId: string | null) => void;
  readonly ref?: Ref<SuggestionListHandle>;
}

const EDGE_PX = 12;

/** Beside the edge of a narrow window a menu moves aside, or the whole page would scroll sideways. */
export const WITHIN_WINDOW = {
  middleware: [
    {
      name: 'withinWindow',
      fn: ({ x, rects }: { x: number; rects: { floating: { width: number } } }) => ({
        x: Math.max(EDGE_PX, Math.min(x, widthOfPage() - rects.floating.width - EDGE_PX)),
      }),
    },
  ],
};

/** Not `innerWidth`: on a phone that grows with what lies beside the page, the menu itself included. */
function widthOfPage(): number {
  return document.documentElement.clientWidth;
}

/** `Own`: what its list needs besides its items; asked for each time it opens. */
export class SuggestionView<Item, Own extends object> {
  readonly #key: PluginKey;
  readonly #id: string;
  readonly #component: ComponentType<Own & SuggestionListProps<Item>>;
  readonly #own: (editor: Editor) => Own;
  #list: ReactRenderer<SuggestionListHandle, Own & SuggestionListProps<Item>> | null = null;
  #unmount: (() => void) | null = null;

  constructor(
    key: PluginKey,
    id: string,
    component: ComponentType<Own & SuggestionListProps<Item>>,
    own: (editor: Editor) => Own,
  ) {
    this.#key = key;
    this.#id = id;
    this.#component = component;
    this.#own = own;
  }

  /** Nothing is shown before the first answer: that nothing fits would be a guess. */
  #open(props: SuggestionProps<Item, Item>): void {
    const element = props.editor.view.dom;
    const shared: Omit<SuggestionListProps<Item>, 'ref'> = {
      id: this.#id,
      items: props.items,
      query: props.query,
      onChoose: props.command,
      onActive: (optionId) => {
        if (optionId === null) element.removeAttribute('aria-activedescendant');
        else element.setAttribute('aria-activedescendant', optionId);
      },
    };
    this.#list = new ReactRenderer<SuggestionListHandle, Own & SuggestionListProps<Item>>(
      this.#component,
      {
        editor: props.editor,
        className: 'suggestion-host',
        props: { ...this.#own(props.editor), ...shared },
      },
    );
    element.setAttribute('aria-controls', this.#id);
    this.#unmount = props.mount(this.#list.element);
  }

  onUpdate = (props: SuggestionProps<Item, Item>): void => {
    if (this.#list === null) {
      if (!props.loading) this.#open(props);
      return;
    }
    // While the search runs the list stays as it was, or it would flicker with every key.
    const next: Partial<SuggestionListProps<Item>> = props.loading
      ? { onChoose: props.command }
      : { items: props.items, query: props.query, onChoose: props.command };
    this.#list.updateProps(next as Partial<Own & SuggestionListProps<Item>>);
  };

  onKeyDown = ({
    event,
    view,
  }: {
    readonly event: KeyboardEvent;
    readonly view: Editor['view'];
  }) => {
    if (event.isComposing) return false;
    if (event.key === 'Escape') {
      exitSuggestion(view, this.#key);
      return true;
    }
    return this.#list?.ref?.pressed(event) ?? false;
  };

  onExit = ({ editor }: SuggestionProps<Item, Item>): void => {
    editor.view.dom.removeAttribute('aria-controls');
    editor.view.dom.removeAttribute('aria-activedescendant');
    this.#unmount?.();
    this.#list?.destroy();
    this.#list = null;
  };
}
