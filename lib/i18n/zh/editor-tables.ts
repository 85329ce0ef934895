/** 表格操作的名称。 */
import type { EditorMessages } from '../en.ts';
import type { tableActions as englishActions } from '../en/editor-tables.ts';

export const tableActions = {
  table: '表格',
  rowAbove: '在上方插入行',
  rowBelow: '在下方插入行',
  moveRowUp: '上移行',
  moveRowDown: '下移行',
  duplicateRow: '创建行副本',
  toggleHeaderRow: '标题行',
  deleteRow: '删除行',
  columnLeft: '在左侧插入列',
  columnRight: '在右侧插入列',
  moveColumnLeft: '左移列',
  moveColumnRight: '右移列',
  duplicateColumn: '创建列副本',
  toggleHeaderColumn: '标题列',
  widenColumn: '加宽列',
  narrowColumn: '收窄列',
  sortAscending: '按此列升序排序',
  sortDescending: '按此列降序排序',
  deleteColumn: '删除列',
  mergeCells: '合并单元格',
  splitCell: '拆分单元格',
  alignLeft: '左对齐',
  alignCenter: '居中',
  alignRight: '右对齐',
  cellPlain: '无底色',
  cellGrey: '灰色底色',
  cellRed: '红色底色',
  cellOrange: '橙色底色',
  cellYellow: '黄色底色',
  cellGreen: '绿色底色',
  cellBlue: '蓝色底色',
  cellPurple: '紫色底色',
  deleteTable: '删除表格',
} satisfies typeof englishActions;

export const tables = {
  label: '表格',
  row: '行',
  column: '列',
  cells: '单元格',
} satisfies EditorMessages['tables'];
