/** The place of smart typing in the editor; what it does comes when the page is quiet. */
import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { fetchQuietly } from '../fetch-quietly.ts';
import { latePlugin } from '../late-plugin.ts';
import { writingSettings } from '../settings/writing-settings.ts';
import type { SmartState } from './smart-plugin.ts';

export function smartTyping(isFullWidth: boolean): Extension {
  return Extension.create({
    name: 'smartTyping',
    addProseMirrorPlugins() {
      const key = new PluginKey<SmartState | null>('smartTyping');
      const isOn = () => writingSettings().smartTyping;
      return [
        latePlugin(key, async () => {
          const { smartPlugin } = await fetchQuietly(() => import('./smart-plugin.ts'));
          return smartPlugin({ key, isOn, isFullWidth });
        }),
      ];
    },
  });
}
