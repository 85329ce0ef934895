/** Sentences with values and numbers in them, and points in time. */
import { describe, expect, it } from 'vitest';
import { daysLeft, relativeMoment } from '../../../lib/i18n/moment.ts';
import { counted, fill, plural } from '../../../lib/i18n/phrase.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NOW_MS = Date.UTC(2026, 10, 22, 12);

describe('phrase', () => {
  it('[SHELL-5] puts values in, also such that look like placeholders or patterns', () => {
    expect(fill('“{title}” by {name}', { title: '{name} $&', name: 'Ada' })).toBe(
      '“{name} $&” by Ada',
    );
  });

  it('[SHELL-5] a value nobody gave stays visible', () => {
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
  });

  it('[SHELL-5] counts in the grammar and digits of the language', () => {
    const words = counted({ one: '{count} word', other: '{count} words' });
    expect([0, 1, 2, 12_345].map((count) => plural('en', words, count))).toEqual([
      '0 words',
      '1 word',
      '2 words',
      '12,345 words',
    ]);
    expect(plural('zh-Hans', counted({ other: '{count} 字' }), 1)).toBe('1 字');
  });
});

describe('moment', () => {
  it.each([
    [59 * 1000, 'Now', '现在'],
    [5 * MINUTE_MS, '5 minutes ago', '5分钟前'],
    [DAY_MS, 'Yesterday', '昨天'],
    [3 * DAY_MS, '3 days ago', '3天前'],
    [9 * DAY_MS, '13 Nov', '11月13日'],
    [400 * DAY_MS, '18 Oct 2025', '2025年10月18日'],
    [-MINUTE_MS, 'Now', '现在'],
  ])('[SHELL-5] %d ms ago reads %s, and %s', (passedMs, english, chinese) => {
    expect(relativeMoment('en-GB', NOW_MS - passedMs, NOW_MS, 'UTC')).toBe(english);
    expect(relativeMoment('zh-Hans', NOW_MS - passedMs, NOW_MS, 'UTC')).toBe(chinese);
  });

  it('[SHELL-12] days left in the trash are whole, and never below zero', () => {
    const left = (passedMs: number) => daysLeft(NOW_MS - passedMs, 30, NOW_MS);
    expect([0, 1, DAY_MS, 29.5 * DAY_MS, 30 * DAY_MS, 99 * DAY_MS].map(left)).toEqual([
      30, 30, 29, 1, 0, 0,
    ]);
  });
});
