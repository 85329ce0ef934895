'use client';
/** Every menu that opens while one types in a line. */
import type { Plugin } from '@tiptap/pm/state';
import { emojiPlugin } from '../emoji/emoji-plugin.tsx';
import type { InlineMenu } from './menu-names.ts';
import type { MenuKey } from '../typed-menu.ts';
import { documentPlugin, mentionPlugin, type NamingOptions } from './naming-plugin.tsx';

const MENUS: Readonly<Record<InlineMenu, (key: MenuKey, options: NamingOptions) => Plugin>> = {
  mention: mentionPlugin,
  document: documentPlugin,
  emoji: emojiPlugin,
};

export function menuPlugin(name: InlineMenu, key: MenuKey, options: NamingOptions): Plugin {
  return MENUS[name](key, options);
}
