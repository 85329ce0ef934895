/** Tables in the editor: what is drawn on them, choosing cells, pasting over them, mending. */
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';
import { CellSelection } from './cell-selection.ts';
import { drawnColumn, nextDrawn, pointAtEdge, pressEdge } from './column-resize.ts';
import { mended } from './mending.ts';
import { gridIn } from './table-at.ts';
import { copiedText, pasteCells } from './table-clipboard.ts';
import { chosenCells, HOLE, mendingsIn } from './table-marks.ts';
import { TABLES_KEY, type TableState } from './tools.ts';
import { intoCell } from './walking.ts';

export function tablePlugin(): Plugin<TableState> {
  return new Plugin<TableState>({
    key: TABLES_KEY,
    state: {
      init: (_, { doc }) => ({ mendings: mendingsIn(doc), drawn: null }),
      apply: (tr, { mendings, drawn }) => ({
        mendings: tr.docChanged ? mendingsIn(tr.doc) : mendings,
        drawn: nextDrawn(tr, drawn),
      }),
    },
    props: {
      decorations(state) {
        const { mendings, drawn } = TABLES_KEY.getState(state) ?? {};
        const marks = [
          ...(mendings?.find() ?? []),
          ...chosenCells(state),
          ...drawnColumn(state, drawn),
        ];
        return marks.length === 0 ? null : DecorationSet.create(state.doc, marks);
      },
      handlePaste: pasteCells,
      clipboardTextSerializer: copiedText,
      handleDOMEvents: {
        mousemove: pointAtEdge,
        mousedown: (view, event) => pressEdge(view, event) || fillHole(view, event),
        // A word that is composed would be written over the letters between the cells.
        compositionstart(view) {
          if (view.state.selection instanceof CellSelection) {
            view.dispatch(view.state.tr.deleteSelection());
          }
          return false;
        },
      },
    },
    appendTransaction(transactions, before, after) {
      const mending = isOwnChange(transactions) ? mended(before.doc, after) : null;
      return withCellsChosen(mending, after);
    },
  });
}

function isOwnChange(transactions: readonly Transaction[]): boolean {
  return transactions.some((tr) => tr.docChanged) && !transactions.some(isChangeOrigin);
}

/** Letters chosen from one cell to another are the cells. */
function withCellsChosen(tr: Transaction | null, state: EditorState): Transaction | null {
  const { selection } = tr ?? state;
  if (!(selection instanceof TextSelection) || selection.empty) return tr;
  const cells = CellSelection.between(selection.$anchor, selection.$head);
  return cells === null ? tr : (tr ?? state.tr).setSelection(cells);
}

/** An empty place that is pressed becomes a cell to write in. */
function fillHole(view: EditorView, event: MouseEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.hasAttribute(HOLE)) return false;
  const row = target.parentElement;
  if (row === null || !view.editable) return false;
  event.preventDefault();
  const $row = view.state.doc.resolve(view.posAtDOM(row, 0));
  const rowIndex = $row.index(-1);
  const column = gridIn($row.node(-1)).slots[rowIndex]?.indexOf(null) ?? -1;
  const tr = intoCell(view.state, { pos: $row.before(-1), row: rowIndex, column });
  if (tr !== null) view.dispatch(tr);
  view.focus();
  return true;
}
