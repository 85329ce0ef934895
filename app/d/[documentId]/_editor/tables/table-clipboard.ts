/** Cells from the clipboard over those of a table, and back. */
import type { Node, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { isInTable } from './in-table.ts';
import { plainTextIn } from './plain-text.ts';
import { pasted, textCells } from './paste-text.ts';
import { withCells } from './pasted-cells.ts';
import { tabbed } from './tabbed-text.ts';
import { edit } from './table-edits.ts';
import { slotsIn } from './table-shape.ts';

/** @returns false: as anything else is pasted. */
export function pasteCells(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
  const { state } = view;
  const { $from } = state.selection;
  if ($from.parent.type.spec.code === true || !isInTable($from)) return false;
  const table = tableAlone(slice);
  const cells =
    table === null
      ? (textCells(plainTextIn(event) ?? '', state.schema, true)?.map((row) =>
          row.map((node) => ({ node })),
        ) ?? null)
      : slotsIn(table);
  if (cells === null) return false;
  const tr = edit(state, ({ slots, rect }) => {
    const next = withCells(slots, rect.top, rect.left, cells);
    return next && { slots: next, caret: { row: rect.top, column: rect.left } };
  });
  if (tr === null) return false;
  view.dispatch(pasted(tr));
  return true;
}

function tableAlone({ content, openStart, openEnd }: Slice): Node | null {
  const { firstChild, childCount } = content;
  const isAlone = childCount === 1 && firstChild?.type.name === 'table';
  return isAlone && openStart === 0 && openEnd === 0 ? firstChild : null;
}

/** A table alone as spreadsheets read it; empty for everything else, which others write. */
export function copiedText(slice: Slice): string {
  const table = tableAlone(slice);
  const slots = table === null ? null : slotsIn(table);
  if (slots === null) return '';
  return tabbed(
    slots.map((line, row) =>
      line.map((piece, column) => {
        const isCovered = line[column - 1] === piece || slots[row - 1]?.[column] === piece;
        return isCovered ? '' : piece.node.textBetween(0, piece.node.content.size, '\n', '\n');
      }),
    ),
  );
}
