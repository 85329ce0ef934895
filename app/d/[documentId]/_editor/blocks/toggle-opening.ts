/** Opening and closing toggles. */
import { Selection, type Transaction } from '@tiptap/pm/state';
import { BLOCKS_KEY, type OpenToggle } from './tools.ts';

/** A caret inside of what closes goes to the end of its line. */
export function setOpen(tr: Transaction, pos: number, isOpen: boolean): Transaction {
  const asked: OpenToggle = { pos, isOpen };
  tr.setMeta(BLOCKS_KEY, asked);
  const toggle = tr.doc.nodeAt(pos);
  const line = toggle?.firstChild;
  if (isOpen || toggle == null || line == null) return tr;
  const { from } = tr.selection;
  const lineEnd = pos + 1 + line.nodeSize;
  if (from < lineEnd || from > pos + toggle.nodeSize) return tr;
  return tr.setSelection(Selection.near(tr.doc.resolve(lineEnd - 1), -1));
}
