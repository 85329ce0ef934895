/** Tables in the editor: choosing cells, walking through them, pasting into them. */
import { type Editor, Extension, InputRule } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';
import { CellSelection } from './cell-selection.ts';
import { columnResize } from './column-resize.ts';
import { mended } from './mending.ts';
import { cellAt, gridIn } from './table-at.ts';
import { copiedText, pasteCells } from './table-clipboard.ts';
import { emptyTable } from './table-edits.ts';
import { chosenCells, HOLE, mendingsIn } from './table-marks.ts';
import { extendCells, intoCell, nextCell } from './walking.ts';

const MARKDOWN = /^\|--\s$/u;
const KEY = new PluginKey<DecorationSet>('tables');

export const Tables = Extension.create({
  name: 'tables',
  // After the page's keys, where Tab moves a list item in; before the extensions' own.
  priority: 950,
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
        if (cellAt(state.selection.$from) !== null) return null;
        emptyTable(state.tr.delete(range.from, range.to), 3, 3);
        return undefined;
      },
    }),
  ],
  // Before the plugin that chooses cells: a press on an edge chooses nothing.
  addProseMirrorPlugins: () => [columnResize(), tablePlugin()],
});

function walk({ state, view }: Editor, by: 1 | -1): boolean {
  const tr = nextCell(state, by);
  if (tr === null) return false;
  view.dispatch(tr);
  return true;
}

function extend({ state, view }: Editor, down: number, right: number): boolean {
  const tr = extendCells(state, down, right);
  if (tr === null) return false;
  view.dispatch(tr);
  return true;
}

function tablePlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: (_, { doc }) => mendingsIn(doc),
      apply: (tr, marks) => (tr.docChanged ? mendingsIn(tr.doc) : marks),
    },
    props: {
      decorations: (state) => {
        const mendings = KEY.getState(state) ?? DecorationSet.empty;
        const chosen = chosenCells(state);
        return mendings === DecorationSet.empty ? chosen : chosen.add(state.doc, mendings.find());
      },
      handlePaste: pasteCells,
      clipboardTextSerializer: copiedText,
      handleDOMEvents: {
        mousedown: (view, event) => fillHole(view, event),
        // A word that is composed would be written over the letters between the cells.
        compositionstart: (view) => {
          if (view.state.selection instanceof CellSelection) {
            view.dispatch(view.state.tr.deleteSelection());
          }
          return false;
        },
      },
    },
    appendTransaction(transactions, before, after) {
      const mending = isOwnChange(transactions) ? mended(before.doc, after) : null;
      return chosen(mending, after);
    },
  });
}

function isOwnChange(transactions: readonly Transaction[]): boolean {
  return transactions.some((tr) => tr.docChanged) && !transactions.some(isChangeOrigin);
}

/** Letters chosen from one cell to another are the cells. */
function chosen(tr: Transaction | null, state: EditorState): Transaction | null {
  const { selection } = tr ?? state;
  if (!(selection instanceof TextSelection) || selection.empty) return tr;
  const cells = CellSelection.between(selection.$anchor, selection.$head);
  return cells === null ? tr : (tr ?? state.tr).setSelection(cells);
}

/** An empty place that is pressed becomes a cell to write in. */
function fillHole(view: EditorView, event: MouseEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.hasAttribute(HOLE) || !view.editable)
    return false;
  const row = target.parentElement;
  const table = target.closest('table');
  if (row === null || table === null) return false;
  event.preventDefault();
  const $row = view.state.doc.resolve(view.posAtDOM(row, 0));
  const pos = $row.before(-1);
  const rowIndex = $row.index(-1);
  const column = gridIn($row.node(-1)).slots[rowIndex]?.indexOf(null) ?? -1;
  const tr = intoCell(view.state, { pos, row: rowIndex, column });
  if (tr !== null) view.dispatch(tr);
  view.focus();
  return true;
}
