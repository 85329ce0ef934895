import { describe, expect, it } from 'vitest';
import { type AskedRange, askedRangeOf } from '../../../lib/core/file-range.ts';

const between = (first: number, last: number): AskedRange => ({ first, last });

describe('a range', () => {
  it.each<[string | null, AskedRange]>([
    ['bytes=0-0', between(0, 0)],
    ['bytes=2-5', between(2, 5)],
    ['bytes=2-', between(2, 9)],
    ['bytes=0-99', between(0, 9)],
    ['bytes=-3', between(7, 9)],
    ['bytes=-99', between(0, 9)],
    ['BYTES= 1-1 ', between(1, 1)],
    ['bytes=10-', 'none'],
    ['bytes=10-12', 'none'],
    ['bytes=-0', 'none'],
    [null, 'all'],
    ['', 'all'],
    ['bytes=-', 'all'],
    ['bytes=5-2', 'all'],
    ['bytes=0-1,3-4', 'all'],
    ['bytes=a-b', 'all'],
    ['items=0-1', 'all'],
    ['bytes=0x1-2', 'all'],
    ['bytes=--1', 'all'],
    [`bytes=0-${'9'.repeat(40)}`, 'all'],
  ])('[FILE-47] of ten bytes, %s', (header, range) => {
    expect(askedRangeOf(header, 10)).toEqual(range);
  });

  it('[FILE-47] of nothing there is none', () => {
    expect(askedRangeOf('bytes=0-', 0)).toBe('none');
    expect(askedRangeOf('bytes=-1', 0)).toBe('none');
    expect(askedRangeOf(null, 0)).toBe('all');
  });
});
