/** The place of tables in the editor. What is done with them comes with the first one. */
import { type Editor, Extension, InputRule } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { fetchQuietly } from '../fetch-quietly.ts';
import { latePlugin } from '../late-plugin.ts';
import { hasTable, isInTable } from './in-table.ts';
import { plainTextIn } from './plain-text.ts';
import { putEmptyTable } from './put-table.ts';
import { TABLES_KEY, type TablesStorage, type TableTools, toolsOf } from './tools.ts';

const MARKDOWN = /^\|--\s$/u;
/** Two lines with tabs or commas; what it really is the tools know. */
const MAY_BE_CELLS = /\t[^\n]*\n|,[^\n]*\n[^\n]*,/u;

const loadTools = () => import('./table-tools.ts').then((file) => file.tableTools);

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
    if (hasTable(this.editor.state.doc)) this.storage.want();
  },
  onUpdate() {
    if (this.storage.tools === null && hasTable(this.editor.state.doc)) {
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
    const pasting = new Plugin({
      props: { handlePaste: (view, event) => pasteText(view, event, storage.tools) },
      appendTransaction: (transactions, before, after) =>
        transactions.some(isChangeOrigin) ? null : withLineBehind(before, after),
    });
    if (storage.tools !== null) return [storage.tools.plugin(), pasting];
    const late = latePlugin(TABLES_KEY, async () => {
      await storage.wanted;
      const tools = await fetchQuietly(loadTools);
      storage.tools = tools;
      return tools.plugin();
    });
    return [late, pasting];
  },
});

/** What nobody could write on behind, if it were the last block. */
const NEEDS_LINE: ReadonlySet<string | undefined> = new Set(['table', 'columns', 'pageBreak']);

/** Behind a block that has just become the last one nobody could write on. */
function withLineBehind(before: EditorState, after: EditorState): Transaction | null {
  const isLast = ({ doc }: EditorState) => NEEDS_LINE.has(doc.lastChild?.type.name);
  const { paragraph } = after.schema.nodes;
  if (!isLast(after) || isLast(before) || paragraph === undefined) return null;
  return after.tr.insert(after.doc.content.size, paragraph.create());
}

/** @returns false: as anything else is pasted. */
function pasteText(view: EditorView, event: ClipboardEvent, tools: TableTools | null): boolean {
  const { $from } = view.state.selection;
  if ($from.parent.type.spec.code === true || isInTable($from)) return false;
  const text = plainTextIn(event);
  if (text === null || !MAY_BE_CELLS.test(text)) return false;
  if (tools !== null) return tools.pasteTable(view, text);
  const pasteAsText = () => void (view.isDestroyed || view.pasteText(text));
  // The clipboard is open only now, so its text is kept until the tools are here.
  loadTools().then(({ pasteTable }) => {
    if (view.isDestroyed || !pasteTable(view, text)) pasteAsText();
  }, pasteAsText);
  return true;
}

/** Tab does not leave a table, also when its tools are not here yet. */
function walk(editor: Editor, by: 1 | -1): boolean {
  return toolsOf(editor)?.walk(editor, by) ?? isInTable(editor.state.selection.$head);
}

function extend(editor: Editor, down: number, right: number): boolean {
  return toolsOf(editor)?.extend(editor, down, right) ?? false;
}
