/** A link one could have meant as more: an address that can be shown in a frame, alone in its line. */
import type { Editor } from '@tiptap/core';
import { frameOf } from '../../../../lib/editor/media/providers.ts';
import { linkAt, type LinkTarget } from './link-target.ts';

/** null: the line with the caret is no such link. */
export function frameLinkOfLine(editor: Editor): LinkTarget | null {
  const { $from, empty } = editor.state.selection;
  if (!empty || !editor.isEditable || $from.parent.type.name !== 'paragraph') return null;
  const link = linkAt(editor, $from.start());
  const isAlone = link?.from === $from.start() && link.to === $from.end();
  return isAlone && frameOf(link.href) !== null ? link : null;
}
