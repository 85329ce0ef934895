// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import type { TableTool } from '../../../../app/d/[documentId]/_editor/tables/tools.ts';
import {
  cellsOf,
  choose,
  markdownOf,
  mayRunNow,
  run,
  tableEditor,
} from '../../../support/table-editor.ts';
import { press } from '../../../support/editor.ts';

const TABLE = '| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |';
const editors: Editor[] = [];

function at(word: string, to?: string, markdown = TABLE): Editor {
  const editor = tableEditor(markdown);
  editors.push(editor);
  choose(editor, word, to);
  return editor;
}

afterEach(() => {
  for (const editor of editors.splice(0)) {
    editor.state.doc.check();
    editor.destroy();
  }
});

describe('a command of tables', () => {
  it.each<[TableTool, string, readonly string[]]>([
    ['rowAbove', '2', ['#a #b #c', '  ', '1 2 3', '4 5 6']],
    ['rowBelow', '5', ['#a #b #c', '1 2 3', '4 5 6', '  ']],
    ['columnLeft', '2', ['#a # #b #c', '1  2 3', '4  5 6']],
    ['columnRight', 'c', ['#a #b #c #', '1 2 3 ', '4 5 6 ']],
    ['deleteRow', '2', ['#a #b #c', '4 5 6']],
    ['deleteColumn', '2', ['#a #c', '1 3', '4 6']],
    ['moveRowUp', '5', ['#a #b #c', '4 5 6', '1 2 3']],
    ['moveRowDown', '2', ['#a #b #c', '4 5 6', '1 2 3']],
    ['moveColumnLeft', '2', ['#b #a #c', '2 1 3', '5 4 6']],
    ['moveColumnRight', '2', ['#a #c #b', '1 3 2', '4 6 5']],
    ['duplicateRow', '2', ['#a #b #c', '1 2 3', '1 2 3', '4 5 6']],
    ['duplicateColumn', '2', ['#a #b #b #c', '1 2 2 3', '4 5 5 6']],
    ['toggleHeaderRow', '2', ['a b c', '1 2 3', '4 5 6']],
    ['toggleHeaderColumn', '2', ['#a #b #c', '#1 2 3', '#4 5 6']],
  ])('[EDITOR-19] %s in the cell %s', (id, word, rows) => {
    const editor = at(word);
    expect(run(editor, id)).toBe(true);
    expect(cellsOf(editor)).toEqual(rows);
  });

  it('[EDITOR-19] merges chosen cells with all their words, and splits them again', () => {
    const editor = at('1', '5');
    expect(run(editor, 'mergeCells')).toBe(true);
    expect(cellsOf(editor)).toEqual(['#a #b #c', '1245(2x2) 3', '6']);
    expect(run(editor, 'splitCell')).toBe(true);
    expect(cellsOf(editor)).toEqual(['#a #b #c', '1245  3', '  6']);
  });

  it('[EDITOR-19] a row or column through a merged cell makes it larger or smaller', () => {
    const editor = at('1', '5');
    run(editor, 'mergeCells');
    choose(editor, '3');
    run(editor, 'rowBelow');
    expect(cellsOf(editor)).toEqual(['#a #b #c', '1245(2x3) 3', '', '6']);
    run(editor, 'deleteRow');
    choose(editor, 'b');
    run(editor, 'deleteColumn');
    expect(cellsOf(editor)).toEqual(['#a #c', '1245(1x2) 3', '6']);
    choose(editor, '3');
    expect(mayRunNow(editor, 'moveRowUp')).toBe(false);
    expect(mayRunNow(editor, 'sortAscending')).toBe(false);
  });

  it('[EDITOR-19] aligns and colours what is chosen, and takes it away again', () => {
    const editor = at('1', '5');
    run(editor, 'alignRight');
    run(editor, 'cellGreen');
    const html = () => editor.getHTML();
    expect(html().match(/data-align="right" data-background="green"/gu)).toHaveLength(4);
    run(editor, 'alignRight');
    run(editor, 'cellPlain');
    expect(html()).not.toMatch(/data-/u);
  });

  it('[EDITOR-19] works on every row or column that is chosen', () => {
    const editor = at('2', '6');
    run(editor, 'deleteColumn');
    expect(cellsOf(editor)).toEqual(['#a', '1', '4']);
    run(editor, 'deleteRow');
    run(editor, 'deleteRow');
    run(editor, 'deleteRow');
    expect(markdownOf(editor)).toBe('');
  });

  it('[EDITOR-19] keeps the caret in its cell, between the same letters', () => {
    const editor = at('one', undefined, '| a |\n|---|\n| one |\n| two |');
    editor.commands.setTextSelection(editor.state.selection.from + 2);
    run(editor, 'moveRowDown');
    expect(editor.state.selection.$head.parent.textContent).toBe('one');
    expect(editor.state.selection.$head.parentOffset).toBe(2);
  });

  it('[EDITOR-19] is there only in a table, and a new table only outside', () => {
    const editor = at('x', undefined, `x\n\n${TABLE}`);
    for (const id of ['rowBelow', 'mergeCells', 'deleteTable', 'alignLeft'] as const) {
      expect(mayRunNow(editor, id)).toBe(false);
    }
    expect(mayRunNow(editor, 'table')).toBe(true);
    choose(editor, '2');
    expect(mayRunNow(editor, 'table')).toBe(false);
    expect(mayRunNow(editor, 'deleteTable')).toBe(true);
    run(editor, 'deleteTable');
    expect(markdownOf(editor)).toBe('x');
  });

  it('[EDITOR-19] a new table has a header, the caret in it and a line behind it', () => {
    const editor = tableEditor('');
    editors.push(editor);
    run(editor, 'table');
    expect(cellsOf(editor)).toEqual(['# # #', '  ', '  ']);
    expect(editor.state.doc.lastChild?.type.name).toBe('paragraph');
    editor.view.dispatch(editor.state.tr.insertText('here'));
    expect(cellsOf(editor)[0]).toBe('#here # #');
  });

  it('[EDITOR-20] sorts numbers as numbers and words as words, headers on top, empty cells last', () => {
    const rows = ['10', '9', '', '1,200', '-3'].map((cell) => `| ${cell} | x${cell} |`);
    const editor = at('9', undefined, `| n | w |\n|---|---|\n${rows.join('\n')}`);
    run(editor, 'sortAscending');
    expect(cellsOf(editor).map((row) => row.split(' ')[0])).toEqual([
      '#n',
      '-3',
      '9',
      '10',
      '1,200',
      '',
    ]);
    run(editor, 'sortDescending');
    expect(cellsOf(editor).map((row) => row.split(' ')[0])).toEqual([
      '#n',
      '1,200',
      '10',
      '9',
      '-3',
      '',
    ]);
    choose(editor, 'x9');
    run(editor, 'sortAscending');
    expect(cellsOf(editor).map((row) => row.split(' ')[1])).toEqual([
      '#w',
      'x',
      'x-3',
      'x1,200',
      'x9',
      'x10',
    ]);
  });

  it('[EDITOR-21] Tab walks on, Shift and Tab back, and behind the last cell a row is added', () => {
    const editor = at('3');
    press(editor, 'Tab');
    editor.view.dispatch(editor.state.tr.insertText('four'));
    expect(cellsOf(editor)[2]).toBe('four 5 6');
    press(editor, 'Shift+Tab');
    expect(editor.state.selection.$head.parent.textContent).toBe('3');
    choose(editor, '6');
    press(editor, 'Tab');
    editor.view.dispatch(editor.state.tr.insertText('new'));
    expect(cellsOf(editor)[3]).toBe('new  ');
    expect(press(at('x', undefined, `x\n\n${TABLE}`), 'Tab')).toBe(false);
  });

  it('[EDITOR-24] what is deleted over cells empties them, what is typed over them goes into the first', () => {
    const editor = at('1', '5');
    editor.commands.deleteSelection();
    expect(cellsOf(editor)).toEqual(['#a #b #c', '  3', '  6']);
    choose(editor, 'a', 'c');
    editor.view.dispatch(editor.state.tr.replaceSelectionWith(editor.schema.text('x')));
    expect(cellsOf(editor)[0]).toBe('#x # #');
  });

  it.each(['a', '2', '6'])(
    '[EDITOR-24] no key at an edge of the cell %s joins it to another',
    (word) => {
      const editor = at(word, undefined, `before\n\n${TABLE}\n\nafter`);
      const rows = cellsOf(editor);
      press(editor, 'Backspace');
      editor.commands.setTextSelection(editor.state.selection.from + word.length);
      press(editor, 'Delete');
      expect(cellsOf(editor)).toEqual(rows);
      press(editor, 'Enter');
      expect(cellsOf(editor)).toEqual(rows);
      expect(editor.state.selection.$head.parent.textContent).toBe('');
    },
  );

  it('[EDITOR-24] a table beside the caret is not lost by one key', () => {
    const editor = at('after', undefined, `before\n\n${TABLE}\n\nafter`);
    const rows = cellsOf(editor);
    press(editor, 'Backspace');
    expect(cellsOf(editor)).toEqual(rows);
    choose(editor, 'before');
    editor.commands.setTextSelection(editor.state.selection.from + 'before'.length);
    press(editor, 'Delete');
    expect(cellsOf(editor)).toEqual(rows);
  });

  it('[EDITOR-24] a deletion that reaches into a table from outside leaves it whole', () => {
    const editor = at('before', '1', `before\n\n${TABLE}`);
    editor.commands.deleteSelection();
    const widths = cellsOf(editor).map((row) => row.split(' ').length);
    expect(new Set(widths).size).toBe(1);
  });
});
