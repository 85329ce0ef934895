/** What comes with the first table: all that is done with one. Until then only its place is here. */
import type { Editor } from '@tiptap/core';
import { type Plugin, PluginKey } from '@tiptap/pm/state';
import type { DecorationSet, EditorView } from '@tiptap/pm/view';

/** Everything but making a table; the names are those of the commands. */
export const TABLE_TOOLS = [
  'rowAbove',
  'rowBelow',
  'duplicateRow',
  'moveRowUp',
  'moveRowDown',
  'toggleHeaderRow',
  'deleteRow',
  'columnLeft',
  'columnRight',
  'duplicateColumn',
  'moveColumnLeft',
  'moveColumnRight',
  'toggleHeaderColumn',
  'widenColumn',
  'narrowColumn',
  'sortAscending',
  'sortDescending',
  'deleteColumn',
  'mergeCells',
  'splitCell',
  'alignLeft',
  'alignCenter',
  'alignRight',
  'cellPlain',
  'cellGrey',
  'cellRed',
  'cellOrange',
  'cellYellow',
  'cellGreen',
  'cellBlue',
  'cellPurple',
  'deleteTable',
] as const;
export type TableTool = (typeof TABLE_TOOLS)[number];

export interface TableDeed {
  readonly mayRun: (editor: Editor) => boolean;
  /** Absent: nothing the cells could be. */
  readonly isActive?: (editor: Editor) => boolean;
  /** @returns whether it did anything. */
  readonly run: (editor: Editor) => boolean;
}

export interface TableTools {
  readonly deeds: Readonly<Record<TableTool, TableDeed>>;
  readonly plugin: () => Plugin<TableState>;
  /** Makes a table of it. @returns false: it is text like any other. */
  readonly pasteTable: (view: EditorView, text: string) => boolean;
  /** @returns false outside of tables. */
  readonly walk: (editor: Editor, by: 1 | -1) => boolean;
  /** @returns false unless cells are chosen. */
  readonly extend: (editor: Editor, down: number, right: number) => boolean;
}

/** A column whose edge is being drawn. */
export interface Drawn {
  /** Before the table. */
  readonly pos: number;
  readonly column: number;
  /** px */
  readonly width: number;
}

export interface TableState {
  readonly mendings: DecorationSet;
  readonly drawn: Drawn | null;
}

export const TABLES_KEY = new PluginKey<TableState | null>('tables');

export interface TablesStorage {
  tools: TableTools | null;
}

export function toolsOf(editor: Editor): TableTools | null {
  const { tables } = editor.storage as unknown as { readonly tables?: TablesStorage };
  return tables?.tools ?? null;
}
