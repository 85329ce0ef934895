// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClipboardSerializer } from '../../../../app/d/[documentId]/_editor/exchange/copied-html.ts';
import { lineMoved } from '../../../../app/d/[documentId]/_editor/tables/lines.ts';
import type { Axis } from '../../../../app/d/[documentId]/_editor/tables/moved-slots.ts';
import { cellAt } from '../../../../app/d/[documentId]/_editor/tables/table-at.ts';
import { drawnBody } from '../../../../lib/editor/convert/drawn-html.ts';
import { toHtml } from '../../../../lib/editor/convert/to-html.ts';
import type { NodeJson } from '../../../../lib/editor/node-json.ts';
import { LatePeople } from '../../../support/late-people.ts';
import { cellsWithHeaders } from '../../../support/shown-headers.ts';
import { choose, markdownOf, mayRunNow, run, tableEditor } from '../../../support/table-editor.ts';
import { TableHand } from '../../../support/table-hand.ts';

const TABLE = '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |';
const editors: Editor[] = [];

function editorOf(markdown = TABLE): Editor {
  const editor = tableEditor(markdown);
  editors.push(editor);
  return editor;
}

/** On the page; what is exported or copied and the first sight of the text say the same. */
function shown(editor: Editor): string[] {
  const body = editor.getJSON() as NodeJson;
  const seen = cellsWithHeaders(editor.view.dom);
  for (const html of [toHtml(body), drawnBody(body, 100_000).html]) {
    const other = document.createElement('div');
    other.innerHTML = html;
    expect(cellsWithHeaders(other)).toEqual(seen);
  }
  const copied = document.createElement('div');
  copied.append(new ClipboardSerializer(editor.schema).serializeFragment(editor.state.doc.content));
  expect(cellsWithHeaders(copied)).toEqual(seen);
  return seen;
}

function move(editor: Editor, word: string, axis: Axis, to: number): void {
  choose(editor, word);
  const pos = cellAt(editor.state.selection.$head)?.pos ?? -1;
  const tr = lineMoved(editor.state, pos, axis, to);
  if (tr !== null) editor.view.dispatch(tr);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  for (const editor of editors.splice(0)) {
    editor.state.doc.check();
    editor.destroy();
  }
  vi.useRealTimers();
});

describe('the header of a table', () => {
  it('[EDITOR-160] is its first row, whichever is moved there', () => {
    const editor = editorOf();
    move(editor, 'a', 'row', 2);
    expect(shown(editor)).toEqual(['#1 #2', 'a b', '3 4']);
    expect(markdownOf(editor)).toBe('| 1 | 2 |\n| --- | --- |\n| a | b |\n| 3 | 4 |');
    move(editor, '3', 'row', 0);
    expect(shown(editor)).toEqual(['#3 #4', '1 2', 'a b']);
    choose(editor, 'a');
    run(editor, 'moveRowUp');
    run(editor, 'moveRowUp');
    expect(shown(editor)).toEqual(['#a #b', '3 4', '1 2']);
  });

  it('[EDITOR-160] is its first column, beside a header row as well as alone', () => {
    const editor = editorOf();
    choose(editor, 'a');
    run(editor, 'toggleHeaderColumn');
    expect(shown(editor)).toEqual(['#a #b', '#1 2', '#3 4']);
    run(editor, 'moveColumnRight');
    expect(shown(editor)).toEqual(['#b #a', '#2 1', '#4 3']);
    move(editor, 'a', 'row', 3);
    expect(shown(editor)).toEqual(['#2 #1', '#4 3', '#b a']);
    run(editor, 'toggleHeaderRow');
    expect(shown(editor)).toEqual(['#2 1', '#4 3', '#b a']);
  });

  it('[EDITOR-160] a row set above it becomes the header, and one without a header gets none', () => {
    const editor = editorOf();
    choose(editor, 'a');
    run(editor, 'rowAbove');
    expect(shown(editor)).toEqual(['# #', 'a b', '1 2', '3 4']);
    run(editor, 'toggleHeaderRow');
    expect(shown(editor)).toEqual([' ', 'a b', '1 2', '3 4']);
    move(editor, '3', 'row', 0);
    expect(shown(editor)).toEqual(['3 4', ' ', 'a b', '1 2']);
  });

  it('[EDITOR-160] stays when the row that was it is deleted further down, and goes with it on top', () => {
    const editor = editorOf();
    move(editor, 'a', 'row', 3);
    choose(editor, 'a');
    run(editor, 'deleteRow');
    expect(shown(editor)).toEqual(['#1 #2', '3 4']);
    choose(editor, '1');
    run(editor, 'deleteRow');
    expect(shown(editor)).toEqual(['3 4']);
  });

  it('[EDITOR-160] can be switched on and off after a move, and stays on top when rows are sorted', () => {
    const editor = editorOf();
    move(editor, 'a', 'row', 3);
    choose(editor, '1');
    run(editor, 'sortDescending');
    expect(shown(editor)).toEqual(['#1 #2', 'a b', '3 4']);
    run(editor, 'toggleHeaderRow');
    expect(shown(editor)).toEqual(['1 2', 'a b', '3 4']);
    run(editor, 'toggleHeaderRow');
    expect(shown(editor)).toEqual(['#1 #2', 'a b', '3 4']);
    expect(mayRunNow(editor, 'sortAscending')).toBe(true);
  });

  it('[EDITOR-160] leaves titles over the rows that follow and headers of single cells where they are', () => {
    const editor = editorOf('');
    editor.commands.setContent(
      '<table><tr><td>1</td><td>2</td></tr><tr><th colspan="2">t</th></tr><tr><td>3</td><th>4</th></tr></table>',
    );
    expect(shown(editor)).toEqual(['1 2', '#t', '3 #4']);
  });

  it('[EDITOR-160] is one and the first for all when several people move rows at once, and keeps what is written in it', () => {
    const people = new LatePeople(1, `${TABLE}\n| 5 | 6 |`, (draw, id) => new TableHand(draw, id));
    const [ada, bob, eve] = people.hands.map(({ editor }) => editor) as [Editor, Editor, Editor];
    move(ada, '3', 'row', 0);
    move(bob, '5', 'row', 0);
    choose(eve, 'b');
    eve.view.dispatch(eve.state.tr.insertText('the '));
    people.settle();
    const seen = [ada, bob, eve].map(shown);
    expect(new Set(seen.map((rows) => rows.join('\n'))).size).toBe(1);
    const [rows = []] = seen;
    expect(rows.filter((row) => row.includes('#'))).toEqual([rows[0]]);
    expect(rows.map((row) => row.replaceAll('#', '')).toSorted()).toEqual([
      '1 2',
      '3 4',
      '5 6',
      'a the b',
    ]);
    people.leave();
  });
});
