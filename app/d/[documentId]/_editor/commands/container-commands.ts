/**
 * The commands of callouts, toggles, columns, page breaks, tables of contents and numbered lists; a part of the command
 * table. What they do comes with the first of them, or when menus are opened.
 */
import type { Editor } from '@tiptap/core';
import {
  BLOCKS,
  COLUMN_TOOLS,
  type ContainerBlock,
  type ContainerDeed,
  LIST_TOOLS,
} from '../blocks/container-ids.ts';
import { type BlockDeed, blockToolsOf } from '../blocks/tools.ts';
import type { Command } from './command.ts';

type ChainCommand = Extract<Command, { readonly is: 'chain' }>;

const MARKDOWN: Partial<Readonly<Record<ContainerBlock, string>>> = {
  toggle: '+++',
  callout: ':::',
  calloutTip: ':::tip',
  calloutSuccess: ':::success',
  calloutWarning: ':::warning',
  calloutDanger: ':::danger',
};

export const CONTAINER_COMMANDS = {
  ...commands(BLOCKS, 'blocks'),
  ...commands(COLUMN_TOOLS, 'blocks'),
  toggleOpen: { ...command('toggleOpen', 'blocks'), keys: ['Mod+Enter'] },
  ...commands(LIST_TOOLS, 'lists'),
  startListAt: {
    is: 'page',
    group: 'lists',
    keys: [],
    isEnabled: (editor) => mayRunDeed(editor, 'startListAt'),
    run: (page) => page.startList(),
  },
} as const satisfies Readonly<Record<string, Command>>;

function commands<Id extends ContainerDeed>(
  ids: readonly Id[],
  group: Command['group'],
): Readonly<Record<Id, ChainCommand>> {
  const all = ids.map((id) => [id, command(id, group)] as const);
  return Object.fromEntries(all) as Record<Id, ChainCommand>;
}

function command(id: ContainerDeed, group: Command['group']): ChainCommand {
  const markdown = id in MARKDOWN ? MARKDOWN[id as ContainerBlock] : undefined;
  return {
    is: 'chain',
    group,
    keys: [],
    ...(markdown === undefined ? {} : { markdown }),
    isActive: (editor) => deedOf(editor, id)?.isActive?.(editor) ?? false,
    isEnabled: (editor) => mayRunDeed(editor, id),
    apply: (chain) =>
      chain.command(({ editor, tr }) => deedOf(editor, id)?.apply(tr, editor) ?? false),
  };
}

function deedOf(editor: Editor, id: ContainerDeed): BlockDeed | undefined {
  return blockToolsOf(editor)?.deeds[id];
}

function mayRunDeed(editor: Editor, id: ContainerDeed): boolean {
  const deed = deedOf(editor, id);
  return deed !== undefined && (deed.mayRun?.(editor) ?? true);
}
