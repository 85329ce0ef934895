/** Makes columns, and more and fewer of them. */
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { COLUMNS_MAX } from '../../../../../lib/editor/column-nodes.ts';
import { isInTable } from '../tables/in-table.ts';
import { addColumn, columnAt, removeColumn, setColumnCount } from './column-edits.ts';
import type { BlockDeed } from './tools.ts';
import { wrapBlocks } from './wrapping.ts';

export const COLUMN_DEEDS = {
  columns2: columns(2),
  columns3: columns(3),
  columns4: columns(4),
  columns5: columns(5),
  addColumn: {
    mayRun: (editor) => (countAt(editor) ?? COLUMNS_MAX) < COLUMNS_MAX,
    apply: addColumn,
  },
  removeColumn: { mayRun: (editor) => countAt(editor) !== null, apply: removeColumn },
} as const satisfies Readonly<Record<string, BlockDeed>>;

/** Makes so many, the blocks of the selection in the first; of those the caret is in, as many. */
function columns(count: number): BlockDeed {
  return {
    mayRun: ({ state }) => !isInTable(state.selection.$from),
    isActive: (editor) => countAt(editor) === count,
    apply: (tr) =>
      columnAt(tr.selection.$from) === null ? makeColumns(tr, count) : setColumnCount(tr, count),
  };
}

function makeColumns(tr: Transaction, count: number): boolean {
  const { column } = tr.doc.type.schema.nodes;
  const pos = wrapBlocks(tr, 'columns', { inner: 'column' });
  const wrapped = pos === null ? null : tr.doc.nodeAt(pos);
  if (pos === null || wrapped === null) return false;
  const others = Array.from({ length: count - 1 }, () => column?.createAndFill() ?? []).flat();
  tr.insert(pos + wrapped.nodeSize - 1, others);
  return true;
}

function countAt({ state }: Editor): number | null {
  return columnAt(state.selection.$from)?.columns.childCount ?? null;
}
