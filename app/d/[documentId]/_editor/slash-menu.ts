/** The place of the slash menu in the editor; the menu itself comes when the page is quiet. */
import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { fetchQuietly } from './fetch-quietly.ts';
import { latePlugin } from './late-plugin.ts';

export function slashMenu(words: EditorMessages): Extension {
  return Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      const { editor } = this;
      const key = new PluginKey<{ readonly active: boolean } | null>('slashMenu');
      return [
        latePlugin(key, async () => {
          const { slashPlugin } = await fetchQuietly(() => import('./slash-plugin.tsx'));
          return slashPlugin(editor, key, words);
        }),
      ];
    },
  });
}
