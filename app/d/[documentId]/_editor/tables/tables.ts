/** The place of tables in the editor. What is done with them comes with the first one. */
import { type Editor, Extension, InputRule } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { fetchQuietly } from '../fetch-quietly.ts';
import { latePlugin } from '../late-plugin.ts';
import { isInTable, tablesIn } from './in-table.ts';
import { pasteTextTable } from './paste-text.ts';
import { putEmptyTable } from './put-table.ts';
import { TABLES_KEY, type TablesStorage, type TableTools, toolsOf } from './tools.ts';

const MARKDOWN = /^\|--\s$/u;

export interface TablesOptions {
  /** Where they are at hand already. */
  readonly tools: TableTools | null;
}

interface Storage extends TablesStorage {
  /** There is a table. */
  want: () => void;
  readonly wanted: Promise<void>;
}

export const Tables = Extension.create<TablesOptions, Storage>({
  name: 'tables',
  // After the page's keys, where Tab moves a list item in; before the extensions' own.
  priority: 950,
  addOptions: () => ({ tools: null }),
  addStorage() {
    const { promise, resolve } = Promise.withResolvers<void>();
    return { tools: this.options.tools, want: resolve, wanted: promise };
  },
  onCreate() {
    if (tablesIn(this.editor.state.doc).length > 0) this.storage.want();
  },
  onUpdate() {
    if (this.storage.tools === null && tablesIn(this.editor.state.doc).length > 0) {
      this.storage.want();
    }
  },
  addKeyboardShortcuts: () => ({
    Tab: ({ editor }) => walk(editor, 1),
    'Shift-Tab': ({ editor }) => walk(editor, -1),
    'Shift-ArrowLeft': ({ editor }) => extend(editor, 0, -1),
    'Shift-ArrowRight': ({ editor }) => extend(editor, 0, 1),
    'Shift-ArrowUp': ({ editor }) => extend(editor, -1, 0),
    'Shift-ArrowDown': ({ editor }) => extend(editor, 1, 0),
  }),
  addInputRules: () => [
    new InputRule({
      find: MARKDOWN,
      handler: ({ state, range }) => {
        if (isInTable(state.selection.$from)) return null;
        putEmptyTable(state.tr.delete(range.from, range.to), 3, 3);
        return undefined;
      },
    }),
  ],
  addProseMirrorPlugins() {
    const { storage } = this;
    const pasting = new Plugin({ props: { handlePaste: pasteTextTable } });
    if (storage.tools !== null) return [storage.tools.plugin(), pasting];
    const late = latePlugin(TABLES_KEY, async () => {
      await storage.wanted;
      const { tableTools } = await fetchQuietly(() => import('./table-tools.ts'));
      storage.tools = tableTools;
      return tableTools.plugin();
    });
    return [late, pasting];
  },
});

/** Tab does not leave a table, also when its tools are not here yet. */
function walk(editor: Editor, by: 1 | -1): boolean {
  return toolsOf(editor)?.walk(editor, by) ?? isInTable(editor.state.selection.$head);
}

function extend(editor: Editor, down: number, right: number): boolean {
  return toolsOf(editor)?.extend(editor, down, right) ?? false;
}
