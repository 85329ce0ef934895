import { describe, expect, it } from 'vitest';
import { earlyLines } from '../../../app/d/[documentId]/_editor/early-lines.ts';

describe('lines typed early', () => {
  it('[PAGE-83] are a title and the text behind it', () => {
    expect(earlyLines('Note\nOne.\n', 300)).toEqual({ title: 'Note', paragraphs: ['One.', ''] });
  });

  it('[PAGE-83] keep the blank behind which one goes on', () => {
    expect(earlyLines('Minutes ', 300)).toEqual({ title: 'Minutes ', paragraphs: [] });
  });

  it.each([
    ['abcdef\nx', 4, 'abcd', ['ef', 'x']],
    ['  abc def', 4, 'abc', ['def']],
    ['abc👋d', 4, 'abc', ['👋d']],
  ])(
    '[PAGE-103] of %j are, where %d letters may be, %j and what goes on in the text',
    (early, charsMax, title, rest) => {
      expect(earlyLines(early, charsMax)).toEqual({ title, paragraphs: rest });
    },
  );
});
