/** The place of the slash menu in the editor; the menu itself comes when the page is quiet. */
import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { fetchQuietly } from './fetch-quietly.ts';
import { BEFORE_KEYS } from './keymap.ts';
import { latePlugin } from './late-plugin.ts';
import type { MenuKey } from './typed-menu.ts';

export function slashMenu(words: EditorMessages): Extension {
  return Extension.create({
    name: 'slashMenu',
    priority: BEFORE_KEYS,
    addProseMirrorPlugins() {
      const { editor } = this;
      const key: MenuKey = new PluginKey('slashMenu');
      return [
        latePlugin(key, async () => {
          const { slashPlugin } = await fetchQuietly(() => import('./typed-menus.ts'));
          return slashPlugin(editor, key, words);
        }),
      ];
    },
  });
}
