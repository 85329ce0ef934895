/** Puts an emoji into the text: nothing but its character. */
import type { Editor, Range } from '@tiptap/core';
import { endUndoStep } from '../undo-history.ts';
import type { Emoji } from './emoji-list.ts';
import { toned } from './emoji-tone.ts';
import { keepRecent, keptTone } from './kept-emoji.ts';

/** Undo takes it back by itself: what was typed for it stands there again. */
export function putEmoji(editor: Editor, emoji: Emoji, { from, to }: Range): void {
  if (!editor.isEditable) return;
  keepRecent(emoji.character);
  endUndoStep(editor);
  editor.view.dispatch(editor.state.tr.insertText(inOwnTone(emoji), from, to).scrollIntoView());
  endUndoStep(editor);
}

export function inOwnTone({ character, hasTones }: Emoji): string {
  return hasTones ? toned(character, keptTone()) : character;
}
