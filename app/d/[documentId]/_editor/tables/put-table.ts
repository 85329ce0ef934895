/** A new table where the caret is. */
import type { Node } from '@tiptap/pm/model';
import { Selection, type Transaction } from '@tiptap/pm/state';
import { assert } from '../../../../../lib/std/assert.ts';

/** Its first row is a header; the caret goes into its first cell. */
export function putEmptyTable(tr: Transaction, rowCount: number, columnCount: number): Transaction {
  const { tableCell, tableHeader } = tr.doc.type.schema.nodes;
  const rows = Array.from({ length: rowCount }, (_row, row) =>
    Array.from({ length: columnCount }, () => {
      const cell = (row === 0 ? tableHeader : tableCell)?.createAndFill();
      assert(cell != null, 'a cell can be empty');
      return cell;
    }),
  );
  return putTable(tr, rows);
}

export function putTable(tr: Transaction, rows: readonly (readonly Node[])[]): Transaction {
  const { table, tableRow } = tr.doc.type.schema.nodes;
  assert(table !== undefined && tableRow !== undefined, 'tables are in the schema');
  const own = table.create(
    null,
    rows.map((cells) => tableRow.create(null, cells)),
  );
  tr.replaceSelectionWith(own, false);
  let pos = -1;
  tr.doc.descendants((node, at) => {
    if (node === own) pos = at;
    return pos === -1 && !node.isTextblock;
  });
  if (pos === -1) return tr;
  return tr.setSelection(Selection.near(tr.doc.resolve(pos + 1))).scrollIntoView();
}
