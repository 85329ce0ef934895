/** Turns one kind of block into another, as the selects of both toolbars promise. */
import type { Editor } from '@tiptap/core';
import { blockAt, LISTS, type TurnInto } from './block-at.ts';
import { COMMANDS } from './command-table.ts';

/** Turns the blocks of the selection into `id`; what they are already stays. */
export function turnInto(editor: Editor, id: TurnInto): void {
  if (blockAt(editor) === id) {
    editor.commands.focus();
    return;
  }
  const isContainer = LISTS.some((list) => list === id);
  // A heading inside a list, or a list inside a quote, is not what "turn into" promises.
  const chain = editor.chain().focus();
  COMMANDS[id].apply(isContainer ? chain : chain.clearNodes()).run();
}
