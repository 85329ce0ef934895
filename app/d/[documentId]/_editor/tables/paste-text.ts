/** Text that is a table becomes one. */
import type { Node, Schema } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { assert } from '../../../../../lib/std/assert.ts';
import { cellTextsIn } from './delimited-text.ts';
import { putTable } from './put-table.ts';

/** @returns false: it is text like any other. */
export function pasteTable(view: EditorView, text: string): boolean {
  const { state } = view;
  const rows = textCells(text, state.schema, false);
  if (rows === null) return false;
  view.dispatch(pasted(putTable(state.tr, rows)));
  return true;
}

export function textCells(text: string, schema: Schema, isOverCells: boolean): Node[][] | null {
  const texts = cellTextsIn(text, isOverCells);
  return texts?.map((row) => row.map((cell) => textCell(schema, cell))) ?? null;
}

/** As the editor marks what it pastes itself. */
export function pasted<Tr extends EditorView['state']['tr']>(tr: Tr): Tr {
  return tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView();
}

/** A cell with this text, a paragraph for each of its lines. */
function textCell(schema: Schema, text: string): Node {
  const { tableCell, paragraph } = schema.nodes;
  assert(tableCell !== undefined && paragraph !== undefined, 'tables are in the schema');
  const lines = text
    .split('\n')
    .map((line) => paragraph.create(null, line === '' ? null : schema.text(line)));
  return tableCell.create(null, lines);
}
