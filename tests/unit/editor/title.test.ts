import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { titleLine, writeTitle } from '../../../lib/editor/title.ts';

/** What one edit does to the shared text: kept, removed and added, as Yjs reports it. */
function deltaOf(now: string, next: string, caret?: number): unknown {
  const text = new Y.Doc().getText('title');
  text.insert(0, now);
  let delta: unknown = null;
  text.observe((event) => {
    delta = event.delta;
  });
  writeTitle(text, next, caret);
  return delta;
}

describe('title', () => {
  it.each([
    ['a letter more', 'plan', 'plane', undefined, [{ retain: 4 }, { insert: 'e' }]],
    ['a letter less', 'plan', 'pan', undefined, [{ retain: 1 }, { delete: 1 }]],
    [
      'a word for a word',
      'a b c',
      'a x c',
      undefined,
      [{ retain: 2 }, { insert: 'x' }, { delete: 1 }],
    ],
    ['all of it', 'abc', 'xyz', undefined, [{ insert: 'xyz' }, { delete: 3 }]],
    ['the first of equal letters', 'aa', 'aaa', 1, [{ insert: 'a' }]],
    ['the second of equal letters', 'aa', 'aaa', 2, [{ retain: 1 }, { insert: 'a' }]],
    ['half a character apart', '😀', '😁', undefined, [{ insert: '😁' }, { delete: 2 }]],
    ['nothing', 'same', 'same', 2, null],
  ])('[EDITOR-12] touches only what differs: %s', (_name, now, next, caret, delta) => {
    const found = deltaOf(now, next, caret) as object[] | null;
    const sorted = (ops: readonly object[] | null) => ops?.map((op) => JSON.stringify(op)).sort();
    expect(sorted(found)).toEqual(sorted(delta));
  });

  it.each([
    ['  Plan\r\nfor\tus ', 20, 'Plan for us'],
    ['abcdef', 3, 'abc'],
    ['ab😀', 3, 'ab'],
    ['a\u0000\u2028b', 9, 'a b'],
    ['ab cd', 3, 'ab'],
  ])('[EDITOR-13] is one bounded line: %j', (text, charsMax, line) => {
    expect(titleLine(text, charsMax)).toBe(line);
  });
});
