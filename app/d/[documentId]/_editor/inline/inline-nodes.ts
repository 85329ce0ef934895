/** The places of the menus that open while one types in a line; the menus come when the page is quiet. */
import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import type { DocumentId } from '../../../../../lib/core/ids.ts';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import { fetchQuietly } from '../fetch-quietly.ts';
import { BEFORE_KEYS } from '../keymap.ts';
import { latePlugin } from '../late-plugin.ts';
import type { MenuKey } from '../typed-menu.ts';
import { INLINE_MENUS } from './menu-names.ts';

/** @param tag  BCP 47. */
export function inlineNodes(words: EditorMessages, documentId: DocumentId, tag: string): Extension {
  return Extension.create({
    name: 'inlineNodes',
    priority: BEFORE_KEYS,
    addProseMirrorPlugins() {
      const { editor } = this;
      return INLINE_MENUS.map((name) => {
        const key: MenuKey = new PluginKey(name);
        return latePlugin(key, async () => {
          const { menuPlugin } = await fetchQuietly(() => import('../typed-menus.ts'));
          return menuPlugin(name, key, { editor, documentId, words, tag });
        });
      });
    },
  });
}
