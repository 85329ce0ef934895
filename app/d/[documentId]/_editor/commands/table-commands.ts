/** The commands of tables; a part of the command table. What they do comes with the first table. */
import { isInTable } from '../tables/in-table.ts';
import { putEmptyTable } from '../tables/put-table.ts';
import { TABLE_TOOLS, type TableTool, toolsOf } from '../tables/tools.ts';
import type { Command } from './command.ts';

const FIRST_ROWS = 3;
const FIRST_COLUMNS = 3;

type ChainCommand = Extract<Command, { readonly is: 'chain' }>;
type EditCommand = Extract<Command, { readonly is: 'edit' }>;

const TABLE: ChainCommand = {
  is: 'chain',
  group: 'tables',
  keys: [],
  markdown: '|--',
  isEnabled: (editor) => !isInTable(editor.state.selection.$from),
  apply: (chain) =>
    chain.command(({ tr }) => {
      putEmptyTable(tr, FIRST_ROWS, FIRST_COLUMNS);
      return true;
    }),
};

export const TABLE_COMMANDS = { table: TABLE, ...toolCommands() };

function toolCommands(): Readonly<Record<TableTool, EditCommand>> {
  const commands = TABLE_TOOLS.map((id) => [id, toolCommand(id)] as const);
  return Object.fromEntries(commands) as Record<TableTool, EditCommand>;
}

function toolCommand(id: TableTool): EditCommand {
  return {
    is: 'edit',
    group: 'tables',
    keys: [],
    isActive: (editor) => toolsOf(editor)?.deeds[id].isActive?.(editor) ?? false,
    isEnabled: (editor) => toolsOf(editor)?.deeds[id].mayRun(editor) ?? false,
    run: (editor) => toolsOf(editor)?.deeds[id].run(editor) ?? false,
  };
}
