'use client';
/** The menu that a slash opens at the start of a line or after a space. */
import type { Editor, Range } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Plugin, PluginKey } from '@tiptap/pm/state';
import { ReactRenderer } from '@tiptap/react';
import { exitSuggestion, Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { findCommands } from './commands/command-search.ts';
import { BLOCK_IDS, type BlockId, COMMANDS } from './commands/command-table.ts';
import { SlashList, type SlashListHandle, type SlashListProps } from './SlashList.tsx';

const LIST_ID = 'slash-menu';

export function slashPlugin(
  own: Editor,
  key: PluginKey<{ readonly active: boolean } | null>,
  words: EditorMessages,
): Plugin {
  return Suggestion<BlockId, BlockId>({
    editor: own,
    pluginKey: key,
    char: '/',
    allow: ({ editor, state, range }) =>
      editor.isEditable && state.doc.resolve(range.from).parent.type.spec.code !== true,
    // Only typing opens it: not a caret put behind an old slash, nor somebody else's slash.
    shouldShow: ({ editor, transaction }) =>
      key.getState(editor.state)?.active === true ||
      (transaction.docChanged && !isChangeOrigin(transaction)),
    items: ({ query }) => findCommands(BLOCK_IDS, query, words.actions),
    command: ({ editor, range, props }) => insertBlock(editor, range, props),
    render: () => new SlashView(key, words),
  });
}

function insertBlock(editor: Editor, range: Range, id: BlockId): void {
  COMMANDS[id].apply(editor.chain().focus().deleteRange(range)).run();
}

/** Keeps one list on the page while the menu is open, and tells assistive technology of it. */
class SlashView {
  readonly #key: PluginKey;
  readonly #words: EditorMessages;
  #list: ReactRenderer<SlashListHandle, SlashListProps> | null = null;
  #unmount: (() => void) | null = null;

  constructor(key: PluginKey, words: EditorMessages) {
    this.#key = key;
    this.#words = words;
  }

  onStart = (props: SuggestionProps<BlockId, BlockId>): void => {
    const element = props.editor.view.dom;
    this.#list = new ReactRenderer<SlashListHandle, SlashListProps>(SlashList, {
      editor: props.editor,
      props: {
        id: LIST_ID,
        words: this.#words,
        items: props.items,
        onChoose: props.command,
        onActive: (optionId: string | null) => {
          if (optionId === null) element.removeAttribute('aria-activedescendant');
          else element.setAttribute('aria-activedescendant', optionId);
        },
      },
    });
    element.setAttribute('aria-controls', LIST_ID);
    this.#unmount = props.mount(this.#list.element);
  };

  onUpdate = (props: SuggestionProps<BlockId, BlockId>): void => {
    // While the search runs the list stays as it was, or it would flicker with every key.
    if (props.loading) this.#list?.updateProps({ onChoose: props.command });
    else this.#list?.updateProps({ items: props.items, onChoose: props.command });
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
    return this.#list?.ref?.pressed(event.key) ?? false;
  };

  onExit = ({ editor }: SuggestionProps<BlockId, BlockId>): void => {
    editor.view.dom.removeAttribute('aria-controls');
    editor.view.dom.removeAttribute('aria-activedescendant');
    this.#unmount?.();
    this.#list?.destroy();
    this.#list = null;
  };
}
