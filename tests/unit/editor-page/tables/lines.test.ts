// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { CellSelection } from '../../../../app/d/[documentId]/_editor/tables/cell-selection.ts';
import {
  lineAt,
  lineMoved,
  lineSelection,
} from '../../../../app/d/[documentId]/_editor/tables/lines.ts';
import { type Axis, edgesOf } from '../../../../app/d/[documentId]/_editor/tables/moved-slots.ts';
import { cellAt } from '../../../../app/d/[documentId]/_editor/tables/table-at.ts';
import { slotsIn } from '../../../../app/d/[documentId]/_editor/tables/table-shape.ts';
import type { ClientId } from '../../../../lib/core/ids.ts';
import { firstUpdate } from '../../../../lib/editor/content.ts';
import { fromMarkdown } from '../../../../lib/editor/convert/from-markdown.ts';
import { cellsOf, choose, run, tableEditor } from '../../../support/table-editor.ts';
import { TableHand } from '../../../support/table-hand.ts';

const TABLE = '| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n| 7 | 8 | 9 |';
const editors: Editor[] = [];

function editorOf(markdown = TABLE): Editor {
  const editor = tableEditor(markdown);
  editors.push(editor);
  return editor;
}

/** Before the cell with these words. */
function cellOf(editor: Editor, words: string): number {
  choose(editor, words);
  return cellAt(editor.state.selection.$head)?.pos ?? -1;
}

function move(editor: Editor, words: string, axis: Axis, to: number): boolean {
  const tr = lineMoved(editor.state, cellOf(editor, words), axis, to);
  if (tr !== null) editor.view.dispatch(tr);
  return tr !== null;
}

function chosen(editor: Editor): string {
  return editor.state.selection.ranges
    .map(({ $from, $to }) => editor.state.doc.textBetween($from.pos, $to.pos, ' '))
    .join(' ');
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

describe('a row or column that is moved', () => {
  it.each<[Axis, string, number, readonly string[]]>([
    ['row', '8', 1, ['#a #b #c', '7 8 9', '1 2 3', '4 5 6']],
    ['row', '2', 4, ['#a #b #c', '4 5 6', '7 8 9', '1 2 3']],
    ['row', '5', 0, ['4 5 6', '#a #b #c', '1 2 3', '7 8 9']],
    ['column', '6', 0, ['#c #a #b', '3 1 2', '6 4 5', '9 7 8']],
    ['column', 'a', 3, ['#b #c #a', '2 3 1', '5 6 4', '8 9 7']],
  ])('[EDITOR-121] the %s of %s comes before %i', (axis, words, to, rows) => {
    const editor = editorOf();
    expect(move(editor, words, axis, to)).toBe(true);
    expect(cellsOf(editor)).toEqual(rows);
  });

  it('[EDITOR-121] stays where it is let go at its own edges, and is chosen where it went', () => {
    const editor = editorOf();
    for (const to of [1, 2, -1, 5]) expect(move(editor, '2', 'row', to)).toBe(false);
    expect(move(editor, '2', 'row', 3)).toBe(true);
    expect(editor.state.selection).toBeInstanceOf(CellSelection);
    expect(chosen(editor)).toBe('1 2 3');
  });

  it('[EDITOR-121] takes along what a merged cell ties to it, and does not part others', () => {
    const editor = editorOf();
    choose(editor, '1', '5');
    run(editor, 'mergeCells');
    const line = lineAt(editor.state.doc, cellOf(editor, '6'), 'row');
    expect(line?.rect).toEqual({ top: 1, bottom: 3, left: 0, right: 3 });
    const slots = slotsIn(line?.table.node ?? editor.state.doc);
    expect([edgesOf(slots ?? [], 'row'), edgesOf(slots ?? [], 'column')]).toEqual([
      [0, 1, 3, 4],
      [0, 2, 3],
    ]);
    expect(move(editor, '8', 'row', 2)).toBe(false);
    expect(move(editor, '6', 'row', 4)).toBe(true);
    expect(cellsOf(editor)).toEqual(['#a #b #c', '7 8 9', '1245(2x2) 3', '6']);
  });

  it('[EDITOR-120] a single cell is a row of its own', () => {
    const editor = editorOf('| a |\n|---|\n| one |\n| two |');
    const cell = cellOf(editor, 'one');
    const line = lineAt(editor.state.doc, cell, 'row');
    const selection = line === null ? null : lineSelection(editor.state.doc, line);
    expect([selection?.from, selection?.to]).toEqual([cell + 2, cell + 5]);
    expect(move(editor, 'two', 'row', 1)).toBe(true);
    expect(cellsOf(editor)).toEqual(['#a', 'two', 'one']);
  });

  it.each<Axis>(['row', 'column'])(
    '[EDITOR-121] undo takes the %s back in one step, and nothing of another’s',
    (axis) => {
      const first = firstUpdate(9 as ClientId, { title: '', body: fromMarkdown(TABLE) });
      const hands = [new TableHand(() => 0, 1), new TableHand(() => 0, 2)] as const;
      const exchange = () => {
        const [a, b] = hands.map(({ doc }) => Y.encodeStateAsUpdate(doc));
        Y.applyUpdate(hands[0].doc, b ?? first);
        Y.applyUpdate(hands[1].doc, a ?? first);
        vi.advanceTimersByTime(1);
      };
      for (const { doc } of hands) Y.applyUpdate(doc, first);
      vi.advanceTimersByTime(1);
      const [ada, bob] = hands;
      move(ada.editor, '5', axis, 0);
      choose(bob.editor, '9');
      bob.editor.view.dispatch(bob.editor.state.tr.insertText('bob'));
      exchange();
      ada.editor.commands.undo();
      exchange();
      const rows = ['#a #b #c', '1 2 3', '4 5 6', '7 8 bob9'];
      expect([cellsOf(ada.editor), cellsOf(bob.editor)]).toEqual([rows, rows]);
      for (const hand of hands) hand.leave();
    },
  );
});
