/** The commands of whole blocks; a part of the command table. What they do comes later. */
import type { BlockWish } from '../block-handle/block-request.ts';
import type { Command } from './command.ts';

type PageCommand = Extract<Command, { readonly is: 'page' }>;

export const BLOCK_COMMANDS = {
  duplicateBlock: blockCommand('duplicate', ['Mod+D']),
  deleteBlock: blockCommand('delete', ['Mod+Shift+Backspace']),
  copyBlockLink: blockCommand('link', []),
  blockMenu: blockCommand('menu', ['Mod+Alt+.']),
};

function blockCommand(to: BlockWish, keys: readonly string[]): PageCommand {
  return { is: 'page', group: 'editing', keys, run: (page) => page.onBlock(to) };
}
