// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { CommandId } from '../../../../app/d/[documentId]/_editor/commands/command-table.ts';
import type { ClientId } from '../../../../lib/core/ids.ts';
import { firstUpdate } from '../../../../lib/editor/content.ts';
import { fromMarkdown } from '../../../../lib/editor/convert/from-markdown.ts';
import { BlockHand } from '../../../support/block-hand.ts';
import { goTo, jsonOf, outlineOf, run } from '../../../support/block-editor.ts';
import { press, type } from '../../../support/editor.ts';

const START =
  '> [!TIP]\n> tip\n\nplain\n\n<details>\n<summary>line</summary>\n\ninside\n\n</details>\n\n3. number\n\nbehind';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function two(): readonly [BlockHand, BlockHand] {
  const first = firstUpdate(9 as ClientId, { title: '', body: fromMarkdown(START) });
  const hands = [new BlockHand(() => 0, 1), new BlockHand(() => 0, 2)] as const;
  for (const { doc } of hands) Y.applyUpdate(doc, first);
  vi.advanceTimersByTime(1);
  return hands;
}

function exchange([ada, bob]: readonly [BlockHand, BlockHand]): void {
  const [a, b] = [Y.encodeStateAsUpdate(ada.doc), Y.encodeStateAsUpdate(bob.doc)];
  Y.applyUpdate(ada.doc, b);
  Y.applyUpdate(bob.doc, a);
  vi.advanceTimersByTime(1);
}

const command =
  (place: string, id: CommandId) =>
  (editor: Editor): void => {
    goTo(editor, place);
    run(editor, id);
  };
const key =
  (place: string, name: string) =>
  (editor: Editor): void => {
    goTo(editor, place);
    press(editor, name);
  };

describe('two people among containers', () => {
  it.each([
    ['a new callout', command('plain', 'callout')],
    ['another kind of callout', command('tip', 'calloutDanger')],
    ['a callout taken away', key('tip', 'Backspace')],
    ['a new toggle heading', command('plain', 'toggleHeading2')],
    ['a toggle taken away', key('line', 'Backspace')],
    ['room above a toggle', key('line', 'Enter')],
    ['new columns', command('plain', 'columns3')],
    ['a page break', command('plain', 'pageBreak')],
    ['the signs of a list', command('number', 'listUpperRoman')],
    ['the start of a list', command('number', 'restartList')],
    ['a block moved', command('line', 'moveUp')],
  ])('[EDITOR-37] undo takes back %s and leaves what another wrote meanwhile', (_name, change) => {
    const hands = two();
    const [ada, bob] = hands;
    const before = jsonOf(ada.editor);
    change(ada.editor);
    expect(jsonOf(ada.editor)).not.toEqual(before);
    goTo(bob.editor, 'behind');
    bob.editor.view.dispatch(bob.editor.state.tr.insertText('bob '));
    exchange(hands);
    expect(outlineOf(ada.editor)).toContain('paragraph bob behind');
    expect(jsonOf(ada.editor)).toEqual(jsonOf(bob.editor));
    ada.editor.commands.undo();
    exchange(hands);
    expect(jsonOf(ada.editor)).toEqual(jsonOf(bob.editor));
    bob.editor.commands.undo();
    exchange(hands);
    expect(jsonOf(ada.editor)).toEqual(before);
    for (const hand of hands) hand.leave();
  });

  it('[EDITOR-36] words written in a callout stay while another chooses its kind', () => {
    const hands = two();
    const [ada, bob] = hands;
    command('tip', 'calloutWarning')(ada.editor);
    goTo(bob.editor, 'tip');
    type(bob.editor, 'bob ');
    exchange(hands);
    for (const { editor } of hands) {
      expect(outlineOf(editor)[1]).toBe('  paragraph bob tip');
      expect(jsonOf(editor).content?.[0]?.attrs?.['kind']).toBe('warning');
    }
    for (const hand of hands) hand.leave();
  });
});
