/** What is in the menus at a table, made of the command table. */
import type { Editor } from '@tiptap/react';
import { AlignCenter, Check, PaintBucket } from 'lucide-react';
import type { MenuEntry } from '../../../../_ui/Menu.tsx';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import { mayRun } from '../commands/command.ts';
import { COMMANDS } from '../commands/command-table.ts';
import { TABLE_ICONS } from './table-icons.ts';
import type { TableMenuName } from './table-menus.ts';
import type { TableTool } from './tools.ts';
import styles from './TableBar.module.css';

type Item = TableTool | 'line' | Look;
/** Menus of their own, for whole rows and columns. */
type Look = 'alignment' | 'background';

const LOOKS: Readonly<Record<Look, readonly TableTool[]>> = {
  alignment: ['alignLeft', 'alignCenter', 'alignRight'],
  background: [
    'cellPlain',
    'cellGrey',
    'cellRed',
    'cellOrange',
    'cellYellow',
    'cellGreen',
    'cellBlue',
    'cellPurple',
  ],
};
const LOOK_ICONS = { alignment: AlignCenter, background: PaintBucket };
const WHOLE_LOOKS: readonly Item[] = ['line', 'background', 'alignment'];

const ENTRIES: Readonly<Record<TableMenuName, readonly Item[]>> = {
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
    ...LOOKS.alignment,
    'line',
    ...LOOKS.background,
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

export interface TableMenuKind {
  readonly menu: TableMenuName;
  readonly isWhole: boolean;
}

export function tableEntries(
  { menu, isWhole }: TableMenuKind,
  editor: Editor,
  { actions, tables }: Pick<EditorMessages, 'actions' | 'tables'>,
  run: (id: TableTool) => void,
): MenuEntry[] {
  const entryOf = (id: Item): MenuEntry => {
    switch (id) {
      case 'line':
        return { is: 'line' };
      case 'alignment':
      case 'background': {
        const Icon = LOOK_ICONS[id];
        const icon = <Icon size={ICON_PX} aria-hidden />;
        return { is: 'more', label: tables[id], icon, entries: LOOKS[id].map(entryOf) };
      }
      default: {
        const [shortcut] = COMMANDS[id].keys;
        return {
          is: 'action',
          label: actions[id],
          icon: iconOf(id, COMMANDS[id].isActive?.(editor) === true),
          isDisabled: !mayRun(COMMANDS[id], editor),
          ...(shortcut === undefined ? {} : { shortcut }),
          tone: DANGERS.has(id) ? 'danger' : 'plain',
          onSelect: () => run(id),
        };
      }
    }
  };
  // Before what deletes it, and the line above that.
  const items = isWhole ? ENTRIES[menu].toSpliced(-2, 0, ...WHOLE_LOOKS) : ENTRIES[menu];
  return items.map(entryOf);
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
