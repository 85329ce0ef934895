/** All that is done with tables; fetched when there is one. */
import type { Editor } from '@tiptap/core';
import { pasteTable } from './paste-text.ts';
import { TABLE_DEEDS } from './table-deeds.ts';
import { tablePlugin } from './table-plugin.ts';
import type { TableTools } from './tools.ts';
import { extendCells, nextCell } from './walking.ts';

export const tableTools: TableTools = {
  deeds: TABLE_DEEDS,
  plugin: tablePlugin,
  pasteTable,
  walk: (editor, by) => done(editor, nextCell(editor.state, by)),
  extend: (editor, down, right) => done(editor, extendCells(editor.state, down, right)),
};

function done({ view }: Editor, tr: ReturnType<typeof nextCell>): boolean {
  if (tr === null) return false;
  view.dispatch(tr);
  return true;
}
