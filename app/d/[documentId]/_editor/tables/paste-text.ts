/** Text that is a table becomes one. */
import type { Node, Schema } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { cellTextsIn } from './delimited-text.ts';
import { isInTable } from './in-table.ts';
import { putTable, textCell } from './put-table.ts';

/** @returns false: as anything else is pasted. */
export function pasteTextTable({ state, dispatch }: EditorView, event: ClipboardEvent): boolean {
  const { $from } = state.selection;
  if ($from.parent.type.spec.code === true || isInTable($from)) return false;
  const rows = textCells(event, state.schema, false);
  if (rows === null) return false;
  dispatch(pasted(putTable(state.tr, rows)));
  return true;
}

/** null when there is more than plain text, or it is text like any other. */
export function textCells(
  { clipboardData }: ClipboardEvent,
  schema: Schema,
  isOverCells: boolean,
): Node[][] | null {
  if (!clipboardData || clipboardData.types.includes('text/html')) return null;
  const texts = cellTextsIn(clipboardData.getData('text/plain'), isOverCells);
  return texts?.map((row) => row.map((text) => textCell(schema, text))) ?? null;
}

/** As the editor marks what it pastes itself. */
export function pasted<Tr extends EditorView['state']['tr']>(tr: Tr): Tr {
  return tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView();
}
