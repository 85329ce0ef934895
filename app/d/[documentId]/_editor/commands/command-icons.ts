/** One icon for each command, for lists of all of them. */
import {
  ArrowDown,
  ArrowUp,
  CaseSensitive,
  ClipboardType,
  CloudCheck,
  Keyboard,
  type LucideIcon,
  RemoveFormatting,
  Search,
  SquareCheck,
  Table2,
} from 'lucide-react';
import { TABLE_TOOLS, type TableTool } from '../tables/tools.ts';
import type { CommandId } from './command-table.ts';
import { TOOL_ICONS } from './tool-icons.ts';

export const COMMAND_ICONS: Readonly<Record<CommandId, LucideIcon>> = {
  ...TOOL_ICONS,
  ...tableIcons(),
  clearFormatting: RemoveFormatting,
  toggleTask: SquareCheck,
  moveUp: ArrowUp,
  moveDown: ArrowDown,
  pastePlain: ClipboardType,
  palette: Search,
  saveState: CloudCheck,
  wordCount: CaseSensitive,
  shortcutSheet: Keyboard,
};

/** All say whose commands they are; the menus at a table have icons of their own. */
function tableIcons(): Readonly<Record<TableTool, LucideIcon>> {
  const icons = TABLE_TOOLS.map((id) => [id, Table2] as const);
  return Object.fromEntries(icons) as Record<TableTool, LucideIcon>;
}
