/** Turns one kind of block into another, as the selects of both toolbars promise. */
import type { Editor } from '@tiptap/core';
import { blockAt, LISTS, type BlockKind } from './block-at.ts';
import { clearBlocks } from '../blocks/clearing.ts';
import { COMMANDS } from './command-table.ts';

const CONTAINERS: readonly BlockKind[] = [...LISTS, 'callout', 'toggle'];

/** Turns the blocks of the selection into `id`; what they are already stays. */
export function turnInto(editor: Editor, id: BlockKind): void {
  if (blockAt(editor) === id) {
    editor.commands.focus();
    return;
  }
  const chain = editor.chain().focus();
  // Between these, what a block says of its side and indentation stays.
  const { $from, $to } = editor.state.selection;
  if ($from.sameParent($to) && isLine(blockAt(editor)) && isLine(id)) {
    (id === 'text' ? chain.setParagraph() : COMMANDS[id].apply(chain)).run();
    return;
  }
  const isContainer = CONTAINERS.some((container) => container === id);
  // A heading inside a list, or a list inside a quote, is not what "turn into" promises.
  COMMANDS[id].apply(isContainer ? chain : chain.command(({ tr }) => clearBlocks(tr))).run();
}

function isLine(id: BlockKind): boolean {
  return id === 'text' || id.startsWith('heading');
}
