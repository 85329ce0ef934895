/** What the commands of tables do. */
import type { Editor } from '@tiptap/core';
import {
  type CellAlign,
  cellAlignOf,
  type CellBackground,
  cellBackgroundOf,
} from '../../../../../lib/editor/table-attributes.ts';
import { columnWidth, withColumnWidth } from './column-width.ts';
import { hasHeader, withHeaderKept, withHeaderToggled } from './headers.ts';
import { isInTable } from './in-table.ts';
import { withLinesStepped } from './moved-slots.ts';
import { type SortOrder, withRowsSorted } from './sort-rows.ts';
import { cellAt } from './table-at.ts';
import { type Change, edit, type Place, placeIn, removeTable } from './table-edits.ts';
import {
  piecesIn,
  withAttributes,
  withColumn,
  withColumnsTwice,
  withMerged,
  withoutColumns,
  withoutRows,
  withRow,
  withRowsTwice,
  withSplit,
} from './table-shape.ts';
import type { TableDeed, TableTool } from './tools.ts';

export const TABLE_DEEDS: Readonly<Record<TableTool, TableDeed>> = {
  rowAbove: change(({ slots, rect: { top, left } }) => ({
    slots: withRow(slots, top),
    caret: { row: top, column: left },
  })),
  rowBelow: change(({ slots, rect: { bottom, left } }) => ({
    slots: withRow(slots, bottom),
    caret: { row: bottom, column: left },
  })),
  moveRowUp: ifAny(({ slots, rect }) => withLinesStepped(slots, 'row', rect, -1)),
  moveRowDown: ifAny(({ slots, rect }) => withLinesStepped(slots, 'row', rect, 1)),
  duplicateRow: ifAny(({ slots, rect }) => withRowsTwice(slots, rect)),
  toggleHeaderRow: {
    ...change(({ slots }) => ({ slots: withHeaderToggled(slots, 'row') })),
    isActive: holds(({ slots }) => hasHeader(slots, 'row')),
  },
  deleteRow: change(({ slots, rect }) => ({
    slots: withHeaderKept(slots, withoutRows(slots, rect), 'row'),
    caret: { row: rect.top, column: rect.left },
  })),
  columnLeft: change(({ slots, rect: { top, left } }) => ({
    slots: withColumn(slots, left),
    caret: { row: top, column: left },
  })),
  columnRight: change(({ slots, rect: { top, right } }) => ({
    slots: withColumn(slots, right),
    caret: { row: top, column: right },
  })),
  moveColumnLeft: ifAny(({ slots, rect }) => withLinesStepped(slots, 'column', rect, -1)),
  moveColumnRight: ifAny(({ slots, rect }) => withLinesStepped(slots, 'column', rect, 1)),
  duplicateColumn: ifAny(({ slots, rect }) => withColumnsTwice(slots, rect)),
  toggleHeaderColumn: {
    ...change(({ slots }) => ({ slots: withHeaderToggled(slots, 'column') })),
    isActive: holds(({ slots }) => hasHeader(slots, 'column')),
  },
  widenColumn: width(40),
  narrowColumn: width(-40),
  sortAscending: sort('ascending'),
  sortDescending: sort('descending'),
  deleteColumn: change(({ slots, rect }) => ({
    slots: withHeaderKept(slots, withoutColumns(slots, rect), 'column'),
    caret: { row: rect.top, column: rect.left },
  })),
  mergeCells: ifAny(({ slots, rect }) => withMerged(slots, rect)),
  splitCell: ifAny(({ slots, rect }) => withSplit(slots, rect)),
  alignLeft: align('left'),
  alignCenter: align('center'),
  alignRight: align('right'),
  cellPlain: background(null),
  cellGrey: background('grey'),
  cellRed: background('red'),
  cellOrange: background('orange'),
  cellYellow: background('yellow'),
  cellGreen: background('green'),
  cellBlue: background('blue'),
  cellPurple: background('purple'),
  deleteTable: {
    mayRun: ({ state }) => isInTable(state.selection.$from),
    run: ({ state, view }) => {
      const cell = cellAt(state.selection.$from);
      if (cell === null) return false;
      view.dispatch(removeTable(state.tr, cell.table.pos));
      view.focus();
      return true;
    },
  },
};

/** Can always be done in a table. */
function change(own: Change): TableDeed {
  return {
    mayRun: (editor) => placeIn(editor.state.selection) !== null,
    run: (editor) => {
      const tr = edit(editor.state, own);
      if (tr === null) return false;
      editor.view.dispatch(tr);
      editor.view.focus();
      return true;
    },
  };
}

/** Can be done where it has an outcome. */
function ifAny(outcome: (place: Place) => Place['slots'] | null): TableDeed {
  const own: Change = (place) => {
    const slots = outcome(place);
    return slots === null ? null : { slots };
  };
  return { ...change(own), mayRun: holds((place) => outcome(place) !== null) };
}

function holds(fact: (place: Place) => boolean): (editor: Editor) => boolean {
  return ({ state }) => {
    const place = placeIn(state.selection);
    return place !== null && fact(place);
  };
}

function sort(order: SortOrder): TableDeed {
  return ifAny(({ slots, rect }) => withRowsSorted(slots, rect.left, order));
}

/** @param by  px, from what the page shows where nobody has said. */
function width(by: number): TableDeed {
  return {
    mayRun: ({ state }) => isInTable(state.selection.$from),
    run: ({ state, view }) => {
      const cell = cellAt(state.selection.$head);
      if (cell === null) return false;
      const column = { pos: cell.table.pos, column: cell.placed.column };
      const shown = view.nodeDOM(cell.pos);
      const present = shown instanceof HTMLElement ? shown.offsetWidth / cell.placed.colspan : 0;
      const now = columnWidth(state, column) ?? present;
      const tr = withColumnWidth(state, column, now + by);
      if (tr === null) return false;
      view.dispatch(tr);
      view.focus();
      return true;
    },
  };
}

/** Once more takes it away. */
function align(value: CellAlign): TableDeed {
  const isSo = ({ slots, rect }: Place) =>
    piecesIn(slots, rect).every(({ node }) => cellAlignOf(node.attrs['align']) === value);
  return {
    ...change((place) => {
      const next = isSo(place) ? null : value;
      return { slots: withAttributes(place.slots, place.rect, { align: next }) };
    }),
    isActive: holds(isSo),
  };
}

function background(value: CellBackground | null): TableDeed {
  return {
    ...change(({ slots, rect }) => ({ slots: withAttributes(slots, rect, { background: value }) })),
    isActive: holds(({ slots, rect }) =>
      piecesIn(slots, rect).every(
        ({ node }) => cellBackgroundOf(node.attrs['background']) === value,
      ),
    ),
  };
}
