'use client';
/** Behind the last column and below the last row: adds another. */
import type { Editor } from '@tiptap/react';
import { Plus } from 'lucide-react';
import { useEditorMessages } from '../../../../../_ui/messages.tsx';
import { COMMANDS } from '../../commands/command-table.ts';
import { type PageDeeds, runCommand } from '../../commands/command.ts';
import { cellBehind } from '../lines.ts';
import type { Axis } from '../moved-slots.ts';
import { posOfCell } from '../table-at.ts';
import { chooseLine } from './draw-line.ts';
import { type Spot, spotStyle } from './handle-places.ts';

import styles from './TableHandles.module.css';

export interface AddLineProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
  readonly axis: Axis;
  /** Before any cell of the table. */
  readonly pos: number;
  readonly spot: Spot;
}

export function AddLine({ editor, page, axis, pos, spot }: AddLineProps) {
  const { tables } = useEditorMessages();
  const label = axis === 'row' ? tables.addRow : tables.addColumn;
  return (
    <button
      type="button"
      className={styles.adder}
      style={spotStyle(spot)}
      data-axis={axis}
      aria-label={label}
      data-tip={label}
      onClick={() => addLine(editor, page, pos, axis)}
    >
      <span className={styles.plus}>
        <Plus size={14} aria-hidden />
      </span>
    </button>
  );
}

/** As the command does it, at the last row or column. */
function addLine(editor: Editor, page: PageDeeds, pos: number, axis: Axis): void {
  const table = cellBehind(editor.state.doc, pos)?.table;
  if (table === undefined) return;
  const { slots, height } = table.grid;
  const last = axis === 'row' ? slots[height - 1]?.[0] : slots[0]?.at(-1);
  if (last == null || !chooseLine(editor, posOfCell(table, last), axis)) return;
  runCommand(COMMANDS[axis === 'row' ? 'rowBelow' : 'columnRight'], editor, page);
}
