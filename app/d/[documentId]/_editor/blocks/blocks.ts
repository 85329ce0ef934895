/** The place of containers in the editor. What is done with them comes with the first one. */
import { type Editor, Extension, InputRule } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import { fetchQuietly } from '../fetch-quietly.ts';
import { latePlugin } from '../late-plugin.ts';
import { containersIn } from './placed-containers.ts';
import { type BlocksStorage, BLOCKS_KEY, type BlockTools, blockToolsOf } from './tools.ts';

/** Where somebody is about to make one. */
const BEGUN = /^(?::::|\+\+\+)$/u;
const TYPED = /^(?::::(?:info|tip|success|warning|danger|)|\+\+\+)\s$/u;
/** Of the text, while the tools are on their way. */
const FOLDING = 'is-folding';

const loadTools = () => import('./block-tools.ts').then((file) => file.blockTools);

export interface BlocksOptions {
  readonly words: EditorMessages['blocks'] | null;
  /** Where they are at hand already. */
  readonly tools: BlockTools | null;
}

interface Storage extends BlocksStorage {
  readonly asked: Promise<void>;
  coming: Promise<void> | null;
}

export const Blocks = Extension.create<BlocksOptions, Storage>({
  name: 'blocks',
  // As tables: after the page's keys, before the extensions' own.
  priority: 950,
  addOptions: () => ({ words: null, tools: null }),
  addStorage() {
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    return {
      tools: this.options.tools,
      asked,
      coming: null,
      // Tiptap keeps a copy of this object: only `this` is the one that everybody sees.
      ask() {
        resolve();
        this.coming ??= firstAnswer(this);
        return this.coming;
      },
    };
  },
  onCreate() {
    if (containersIn(this.editor.state.doc).length > 0) void this.storage.ask();
  },
  onUpdate({ transaction }) {
    const { storage, editor } = this;
    if (storage.coming !== null || containersIn(transaction.doc).length === 0) return;
    const { dom } = editor.view;
    // What is closed is closed from the start, unless its tools cannot be had.
    if (isChangeOrigin(transaction)) dom.classList.add(FOLDING);
    void storage.ask().then(() => dom.classList.remove(FOLDING));
  },
  addInputRules() {
    const { storage, editor } = this;
    return [
      new InputRule({
        find: BEGUN,
        handler: () => {
          void storage.ask();
          return null;
        },
      }),
      new InputRule({
        find: TYPED,
        handler({ state, range, match: [typed] }) {
          const { tools } = storage;
          if (tools === null) void storage.ask().then(() => convertLate(editor, typed));
          return tools?.convert(state.tr, typed, range.to - range.from) === true ? undefined : null;
        },
      }),
    ];
  },
  addProseMirrorPlugins() {
    const { storage, options } = this;
    const { words } = options;
    if (words === null) return [];
    if (storage.tools !== null) return [storage.tools.plugin(words)];
    return [
      latePlugin(BLOCKS_KEY, async () => {
        await storage.asked;
        await storage.ask();
        storage.tools ??= await fetchQuietly(loadTools);
        return storage.tools.plugin(words);
      }),
    ];
  },
});

/** What was typed faster than the tools came, if it still begins the line one writes. */
function convertLate(editor: Editor, typed: string): void {
  const tools = blockToolsOf(editor);
  if (tools === null || editor.isDestroyed || !editor.isEditable) return;
  const { tr, selection } = editor.state;
  const { $from, empty } = selection;
  const isThere = empty && $from.parent.textContent.startsWith(typed);
  if (isThere && $from.parentOffset >= typed.length && tools.convert(tr, typed, typed.length)) {
    editor.view.dispatch(tr);
  }
}

/** What cannot be had now is not offered; the save chip tells that the server is away. */
async function firstAnswer(storage: BlocksStorage): Promise<void> {
  storage.tools ??= await loadTools().catch(() => null);
}
