/** Enter on the line of a toggle: what is behind the caret goes inside. */
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { setOpen } from './toggle-opening.ts';
import { unwrap } from './wrapping.ts';

/** @returns null elsewhere. */
export function enterOnLine({ selection, tr, schema }: EditorState): Transaction | null {
  const { $from } = selection;
  const toggle = $from.node(-1);
  const { paragraph } = schema.nodes;
  if (toggle.type.name !== 'toggle' || $from.index(-1) > 0 || paragraph === undefined) return null;
  const pos = $from.before(-1);
  const isEmpty = $from.parent.content.size === 0;
  if (isEmpty && toggle.childCount === 1) {
    unwrap(tr, pos);
    return tr;
  }
  // At the start of words, room above them is meant.
  if ($from.parentOffset === 0 && !isEmpty) return tr.insert(pos, paragraph.create());
  const next = toggle.maybeChild(1);
  const isAtEnd = $from.parentOffset === $from.parent.content.size;
  if (!isAtEnd) tr.split($from.pos, 1, [{ type: paragraph }]);
  else if (next?.type !== paragraph || next.content.size > 0) {
    tr.insert($from.after(), paragraph.create());
  }
  setOpen(tr, pos, true);
  return tr.setSelection(TextSelection.create(tr.doc, $from.pos + 2));
}
