/** The place of the slash menu in the editor; the menu itself comes when the page is quiet. */
import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { latePlugin } from './late-plugin.ts';
import { whenQuiet } from './when-quiet.ts';

export function slashMenu(words: EditorMessages): Extension {
  return Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      const { editor } = this;
      const key = new PluginKey<{ readonly active: boolean } | null>('slashMenu');
      return [
        latePlugin(key, async () => {
          await whenQuiet();
          const { slashPlugin } = await import('./slash-plugin.tsx');
          return slashPlugin(editor, key, words);
        }),
      ];
    },
  });
}
