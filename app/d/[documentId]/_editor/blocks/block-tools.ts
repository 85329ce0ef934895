/** All that is done with containers; fetched when there is one, or when menus offer them. */
import { BLOCK_DEEDS } from './block-deeds.ts';
import { blockPlugin } from './block-plugin.ts';
import { CONTAINER_ICONS } from './container-icons.ts';
import type { BlockTools } from './tools.ts';
import { convert } from './typed-blocks.ts';

export const blockTools: BlockTools = {
  plugin: blockPlugin,
  deeds: BLOCK_DEEDS,
  icons: CONTAINER_ICONS,
  convert,
};
