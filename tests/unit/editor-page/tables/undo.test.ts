// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { TableTool } from '../../../../app/d/[documentId]/_editor/tables/tools.ts';
import type { ClientId } from '../../../../lib/core/ids.ts';
import { firstUpdate } from '../../../../lib/editor/content.ts';
import { fromMarkdown } from '../../../../lib/editor/convert/from-markdown.ts';
import { cellsOf, choose, run } from '../../../support/table-editor.ts';
import { TableHand } from '../../../support/table-hand.ts';

const COMMANDS: readonly TableTool[] = [
  'rowAbove',
  'rowBelow',
  'moveRowUp',
  'duplicateRow',
  'toggleHeaderRow',
  'deleteRow',
  'columnLeft',
  'columnRight',
  'moveColumnLeft',
  'duplicateColumn',
  'sortDescending',
  'deleteColumn',
  'alignCenter',
  'cellBlue',
];
const TABLE = '| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n| 7 | 8 | 9 |';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function two(): readonly [TableHand, TableHand] {
  const first = firstUpdate(9 as ClientId, { title: '', body: fromMarkdown(TABLE) });
  const hands = [new TableHand(() => 0, 1), new TableHand(() => 0, 2)] as const;
  for (const { doc } of hands) Y.applyUpdate(doc, first);
  vi.advanceTimersByTime(1);
  return hands;
}

function exchange([ada, bob]: readonly [TableHand, TableHand]): void {
  const [a, b] = [Y.encodeStateAsUpdate(ada.doc), Y.encodeStateAsUpdate(bob.doc)];
  Y.applyUpdate(ada.doc, b);
  Y.applyUpdate(bob.doc, a);
  vi.advanceTimersByTime(1);
}

describe('two people at one table', () => {
  it.each(COMMANDS)(
    '[EDITOR-15] undo takes back %s and leaves what another wrote meanwhile',
    (id) => {
      const hands = two();
      const [ada, bob] = hands;
      choose(ada.editor, '5');
      run(ada.editor, id);
      choose(bob.editor, '9');
      bob.editor.view.dispatch(bob.editor.state.tr.insertText('bob'));
      exchange(hands);
      expect(cellsOf(ada.editor).join(' ')).toContain('bob9');
      ada.editor.commands.undo();
      exchange(hands);
      const rows = ['#a #b #c', '1 2 3', '4 5 6', '7 8 bob9'];
      expect([cellsOf(ada.editor), cellsOf(bob.editor)]).toEqual([rows, rows]);
      for (const hand of hands) hand.leave();
    },
  );

  // What is moved is written anew in another place, so a letter that comes late is not with it.
  const inPlace = COMMANDS.filter((id) => !/^(?:move|sort|delete)/u.test(id));
  it.each(inPlace)('[EDITOR-19] %s takes nothing from who writes in that very row', (id) => {
    const hands = two();
    const [ada, bob] = hands;
    choose(ada.editor, '5');
    run(ada.editor, id);
    choose(bob.editor, '4');
    bob.editor.view.dispatch(bob.editor.state.tr.insertText('bob'));
    exchange(hands);
    const shown = cellsOf(ada.editor).join(' ');
    expect(shown).toContain('bob4');
    expect(cellsOf(bob.editor).join(' ')).toBe(shown);
    for (const hand of hands) hand.leave();
  });
});
