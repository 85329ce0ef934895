/** One icon for each command that a toolbar or a menu shows. */
import {
  ArrowDown,
  ArrowUp,
  Bold,
  CaseSensitive,
  ClipboardType,
  CloudCheck,
  Code,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  Keyboard,
  Link2,
  List,
  ListIndentDecrease,
  ListIndentIncrease,
  ListOrdered,
  ListTodo,
  type LucideIcon,
  Minus,
  Redo2,
  RemoveFormatting,
  Search,
  SquareCheck,
  SquareCode,
  Strikethrough,
  Table2,
  TextQuote,
  Type,
  Underline,
  Undo2,
} from 'lucide-react';
import type { CommandId } from './command-table.ts';
import { TABLE_COMMANDS } from './table-commands.ts';

export const COMMAND_ICONS: Readonly<Record<CommandId, LucideIcon>> = {
  bold: Bold,
  italic: Italic,
  underline: Underline,
  strike: Strikethrough,
  code: Code,
  link: Link2,
  clearFormatting: RemoveFormatting,
  text: Type,
  heading1: Heading1,
  heading2: Heading2,
  heading3: Heading3,
  bulletList: List,
  orderedList: ListOrdered,
  taskList: ListTodo,
  quote: TextQuote,
  divider: Minus,
  codeBlock: SquareCode,
  indent: ListIndentIncrease,
  outdent: ListIndentDecrease,
  toggleTask: SquareCheck,
  ...tableIcons(),
  moveUp: ArrowUp,
  moveDown: ArrowDown,
  undo: Undo2,
  redo: Redo2,
  pastePlain: ClipboardType,
  palette: Search,
  saveState: CloudCheck,
  wordCount: CaseSensitive,
  shortcutSheet: Keyboard,
};

/** All say whose commands they are; the menus at a table have icons of their own. */
function tableIcons(): Readonly<Record<keyof typeof TABLE_COMMANDS, LucideIcon>> {
  const ids = Object.keys(TABLE_COMMANDS) as (keyof typeof TABLE_COMMANDS)[];
  return Object.fromEntries(ids.map((id) => [id, Table2])) as Record<
    keyof typeof TABLE_COMMANDS,
    LucideIcon
  >;
}
