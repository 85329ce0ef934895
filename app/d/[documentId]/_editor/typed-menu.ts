/** What the menus that open while one types have in common: when they open, go on and close. */
import type { Editor } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Plugin, PluginKey } from '@tiptap/pm/state';
import { Suggestion, type SuggestionOptions } from '@tiptap/suggestion';
import { isInCode } from './in-code.ts';
import { WITHIN_WINDOW } from './suggestion-view.ts';

const QUERY_CHARS_MAX = 40;
/** Names of several words are written with single spaces; anything else is a text that goes on. */
const WORDS = /^(?:\S+(?: \S+)* ?)?$/u;

export type MenuKey = PluginKey<{ readonly active: boolean } | null>;

type Own<Item> = Pick<
  SuggestionOptions<Item, Item>,
  'char' | 'allowedPrefixes' | 'debounce' | 'findSuggestionMatch' | 'items' | 'command' | 'render'
>;

export interface TypedMenu<Item> extends Own<Item> {
  readonly char: string;
  readonly editor: Editor;
  readonly key: MenuKey;
  /**
   * Where nothing could be found the menu closes, and opens again when the query is mended.
   * @param before  the line up to the sign.
   */
  readonly mayFind: (query: string, before: string) => boolean;
}

export function typedMenu<Item>(menu: TypedMenu<Item>): Plugin {
  const { editor: own, key, mayFind, ...options } = menu;
  return Suggestion<Item, Item>({
    ...options,
    editor: own,
    pluginKey: key,
    allowSpaces: true,
    floatingUi: WITHIN_WINDOW,
    allow: ({ editor, state, range }) => {
      if (!editor.isEditable || isInCode(state)) return false;
      if (range.to - range.from > QUERY_CHARS_MAX) return false;
      const { parent, parentOffset } = state.doc.resolve(range.from);
      const text = (from: number, to: number) => parent.textBetween(from, to, '', '\uFFFC');
      const end = parentOffset + range.to - range.from;
      const query = text(parentOffset + options.char.length, end);
      return WORDS.test(query) && mayFind(query.trim(), text(0, parentOffset));
    },
    // Only typing opens it: not a caret put behind an old sign, nor somebody else's, nor words that
    // have stood behind one for long.
    shouldShow: ({ editor, query, transaction }) =>
      key.getState(editor.state)?.active === true ||
      (transaction.docChanged && !isChangeOrigin(transaction) && !query.includes(' ')),
  });
}
