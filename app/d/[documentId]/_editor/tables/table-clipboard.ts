/** Tables and the clipboard: cells from spreadsheets and files of values, and back. */
import type { Node, Schema, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { assert } from '../../../../../lib/std/assert.ts';
import { cellTextsIn, tabbed } from './delimited-text.ts';
import { withCells } from './pasted-cells.ts';
import { cellAt } from './table-at.ts';
import { edit, putTable } from './table-edits.ts';
import { rowNodes, type Slots, slotsIn } from './table-shape.ts';

/** @returns false: as anything else is pasted. */
export function pasteCells(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
  const { state } = view;
  if (state.selection.$from.parent.type.spec.code === true) return false;
  const isInTable = cellAt(state.selection.$from) !== null;
  const table = tableAlone(slice);
  // A table beside the text is pasted as it is; over cells, cell by cell.
  if (table !== null && !isInTable) return false;
  const cells = table === null ? textCells(event, state.schema, isInTable) : slotsIn(table);
  if (cells === null) return false;
  const tr = isInTable
    ? edit(state, ({ slots, rect }) => {
        const pasted = withCells(slots, rect.top, rect.left, cells);
        return pasted && { slots: pasted, caret: { row: rect.top, column: rect.left } };
      })
    : putTable(state.tr, rowNodes(cells));
  if (tr === null) return false;
  view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView());
  return true;
}

function tableAlone({ content, openStart, openEnd }: Slice): Node | null {
  const { firstChild, childCount } = content;
  const isAlone = childCount === 1 && firstChild?.type.name === 'table';
  return isAlone && openStart === 0 && openEnd === 0 ? firstChild : null;
}

function textCells(
  { clipboardData }: ClipboardEvent,
  schema: Schema,
  isInTable: boolean,
): Slots | null {
  if (!clipboardData || clipboardData.types.includes('text/html')) return null;
  const texts = cellTextsIn(clipboardData.getData('text/plain'), isInTable);
  return texts?.map((row) => row.map((text) => ({ node: textCell(schema, text) }))) ?? null;
}

function textCell(schema: Schema, text: string): Node {
  const { tableCell, paragraph } = schema.nodes;
  assert(tableCell !== undefined && paragraph !== undefined, 'tables are in the schema');
  const lines = text
    .split('\n')
    .map((line) => paragraph.create(null, line === '' ? null : schema.text(line)));
  return tableCell.create(null, lines);
}

/** A table alone as spreadsheets read it; empty for everything else, which others write. */
export function copiedText(slice: Slice): string {
  const table = tableAlone(slice);
  const slots = table === null ? null : slotsIn(table);
  if (slots === null) return '';
  return tabbed(
    slots.map((line, row) =>
      line.map(({ node }, column) => {
        const isCovered =
          line[column - 1]?.node === node || slots[row - 1]?.[column]?.node === node;
        return isCovered ? '' : node.textBetween(0, node.content.size, '\n', '\n');
      }),
    ),
  );
}
