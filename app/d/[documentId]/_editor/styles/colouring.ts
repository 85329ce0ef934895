/** Gives what is selected a colour, or takes it away. */
import type { ChainedCommands, Editor } from '@tiptap/core';
import { type Colour, colourOf, highlightOf } from '../../../../../lib/editor/colours.ts';
import { endUndoStep } from '../undo-history.ts';
import { type Coloured, keepColour, lastColour } from './last-colours.ts';

/** null: the usual one. Remembers it for the key and the button. */
export function setColour(editor: Editor, what: Coloured, colour: Colour | null): void {
  if (colour !== null) keepColour(what, colour);
  endUndoStep(editor);
  const chain = editor.chain().focus();
  (colour === null ? chain.unsetMark(what) : chain.setMark(what, { color: colour })).run();
}

/** With the colour chosen last. */
export function toggleColour(chain: ChainedCommands, what: Coloured): ChainedCommands {
  return chain.command(({ editor, commands }) =>
    editor.isActive(what)
      ? commands.unsetMark(what, { extendEmptyMarkRange: true })
      : commands.setMark(what, { color: lastColour(what) }),
  );
}

export function colourAt(editor: Editor, what: Coloured): Colour | null {
  if (!editor.isActive(what)) return null;
  const { color } = editor.getAttributes(what) as { readonly color?: unknown };
  return what === 'highlight' ? highlightOf(color) : colourOf(color);
}
