/** Choosing rows of a list. */
import { describe, expect, it } from 'vitest';
import {
  allSelected,
  extended,
  nothingSelected,
  pruned,
  type Selection,
  toggled,
} from '../../../lib/core/selection.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e', 'f'];
const none = nothingSelected<string>();
const text = ({ ids }: Selection<string>) => ORDER.filter((id) => ids.has(id)).join('');

describe('selection', () => {
  it('[HOME-14] rows go in and out one by one', () => {
    const two = toggled(toggled(none, 'a'), 'c');
    expect(text(two)).toBe('ac');
    expect(text(toggled(two, 'a'))).toBe('c');
    expect(text(none)).toBe('');
  });

  it('[HOME-14] a range begins where the choice began, or at the row it is extended from', () => {
    expect(text(extended(none, ORDER, 'b', 'c'))).toBe('bc');
    expect(text(extended(toggled(none, 'b'), ORDER, 'c', 'd'))).toBe('bcd');
    expect(text(extended(toggled(none, 'e'), ORDER, 'd', 'c'))).toBe('cde');
  });

  it('[HOME-14] going back gives up what the range had taken, and nothing chosen before', () => {
    const before = toggled(toggled(none, 'a'), 'c');
    const far = extended(before, ORDER, 'd', 'e');
    expect(text(far)).toBe('acde');
    expect(text(extended(far, ORDER, 'e', 'd'))).toBe('acd');
    expect(text(extended(far, ORDER, 'c', 'b'))).toBe('abc');
  });

  it('[HOME-14] all is what the list shows', () => {
    expect(text(allSelected(ORDER))).toBe('abcdef');
    expect(text(toggled(allSelected(ORDER), 'b'))).toBe('acdef');
  });

  it('[HOME-14] what leaves the list is chosen no more', () => {
    const two = toggled(toggled(none, 'a'), 'c');
    expect(pruned(two, ORDER)).toBe(two);
    const left = pruned(two, ['a', 'b']);
    expect(text(left)).toBe('a');
    // The row where the range began is gone.
    expect(text(extended(left, ['a', 'b', 'd'], 'b', 'd'))).toBe('abd');
    expect(text(extended(left, ['a', 'b'], 'x', 'a'))).toBe('a');
  });
});
