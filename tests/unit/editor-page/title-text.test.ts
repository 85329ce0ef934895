import { describe, expect, it } from 'vitest';
import {
  indexAfter,
  mergeTyped,
  oneLine,
  spliceBetween,
} from '../../../app/d/[documentId]/_editor/title-text.ts';

describe('title text', () => {
  it('[PAGE-1] an edit is the smallest replaced range, placed where the caret says', () => {
    expect(spliceBetween('The engine', 'The old engine', 8)).toEqual({
      at: 4,
      removed: 0,
      inserted: 'old ',
    });
    expect(spliceBetween('aa', 'aaa', 1)).toEqual({ at: 0, removed: 0, inserted: 'a' });
    expect(spliceBetween('aa', 'aaa', 3)).toEqual({ at: 2, removed: 0, inserted: 'a' });
    expect(spliceBetween('abcd', 'ad', 1)).toEqual({ at: 1, removed: 2, inserted: '' });
    expect(spliceBetween('same', 'same', 4)).toEqual({ at: 4, removed: 0, inserted: '' });
  });

  it('[PAGE-2] what others wrote meanwhile survives, and the typed text lands where it was typed', () => {
    // Shown "engine"; somebody made it "The engine"; here "s" was typed at the end.
    const deltas = [[{ insert: 'The ' }]];
    expect(mergeTyped('engine', 'engines', 7, 'The engine', deltas)).toEqual({
      text: 'The engines',
      caret: 11,
    });
  });

  it('[PAGE-2] a word both replaced is neither doubled nor torn apart', () => {
    const deltas = [[{ retain: 4 }, { delete: 3 }]];
    expect(mergeTyped('The old engine', 'The new engine', 7, 'The  engine', deltas)).toEqual({
      text: 'The new engine',
      caret: 7,
    });
  });

  it('[PAGE-3] a place moves with the text before it and stays before text written right at it', () => {
    expect(indexAfter(5, [{ insert: 'ab' }])).toBe(7);
    expect(indexAfter(5, [{ retain: 5 }, { insert: 'ab' }])).toBe(5);
    expect(indexAfter(5, [{ retain: 1 }, { delete: 2 }])).toBe(3);
    expect(indexAfter(5, [{ retain: 4 }, { delete: 6 }])).toBe(4);
    expect(indexAfter(5, [{ delete: 2 }, { insert: 'x' }, { retain: 1 }, { insert: 'y' }])).toBe(5);
  });

  it('[PAGE-4] a title is one line, whatever was pasted', () => {
    expect(oneLine('first\r\nsecond\u2028third')).toBe('first second third');
  });
});
