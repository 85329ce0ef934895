/** What is in the menus at a table, made of the command table. */
import type { Editor } from '@tiptap/react';
import { Check } from 'lucide-react';
import type { MenuEntry } from '../../../../_ui/Menu.tsx';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import { mayRun } from '../commands/command.ts';
import { COMMANDS } from '../commands/command-table.ts';
import { TABLE_ICONS } from './table-icons.ts';
import type { TableMenuName } from './table-menus.ts';
import type { TableTool } from './tools.ts';
import styles from './TableBar.module.css';

type Line = 'line';

const ENTRIES: Readonly<Record<TableMenuName, readonly (TableTool | Line)[]>> = {
  row: [
    'rowAbove',
    'rowBelow',
    'duplicateRow',
    'line',
    'moveRowUp',
    'moveRowDown',
    'toggleHeaderRow',
    'line',
    'deleteRow',
  ],
  column: [
    'columnLeft',
    'columnRight',
    'duplicateColumn',
    'line',
    'moveColumnLeft',
    'moveColumnRight',
    'toggleHeaderColumn',
    'line',
    'widenColumn',
    'narrowColumn',
    'sortAscending',
    'sortDescending',
    'line',
    'deleteColumn',
  ],
  cells: [
    'mergeCells',
    'splitCell',
    'line',
    'alignLeft',
    'alignCenter',
    'alignRight',
    'line',
    'cellPlain',
    'cellGrey',
    'cellRed',
    'cellOrange',
    'cellYellow',
    'cellGreen',
    'cellBlue',
    'cellPurple',
    'line',
    'deleteTable',
  ],
};

const SHADES: Partial<Readonly<Record<TableTool, string>>> = {
  cellPlain: 'none',
  cellGrey: 'grey',
  cellRed: 'red',
  cellOrange: 'orange',
  cellYellow: 'yellow',
  cellGreen: 'green',
  cellBlue: 'blue',
  cellPurple: 'purple',
};
const DANGERS: ReadonlySet<TableTool> = new Set(['deleteRow', 'deleteColumn', 'deleteTable']);
const ICON_PX = 16;

export function tableEntries(
  menu: TableMenuName,
  editor: Editor,
  names: EditorMessages['actions'],
  run: (id: TableTool) => void,
): MenuEntry[] {
  return ENTRIES[menu].map((id): MenuEntry => {
    if (id === 'line') return { is: 'line' };
    return {
      is: 'action',
      label: names[id],
      icon: iconOf(id, COMMANDS[id].isActive?.(editor) === true),
      isDisabled: !mayRun(COMMANDS[id], editor),
      tone: DANGERS.has(id) ? 'danger' : 'plain',
      onSelect: () => run(id),
    };
  });
}

function iconOf(id: TableTool, isActive: boolean) {
  const shade = SHADES[id];
  const Icon = TABLE_ICONS[id];
  if (shade === undefined) {
    return isActive ? <Check size={ICON_PX} aria-hidden /> : <Icon size={ICON_PX} aria-hidden />;
  }
  return (
    <span className={styles.shade} data-background={shade}>
      {isActive ? <Check size={12} aria-hidden /> : null}
    </span>
  );
}
