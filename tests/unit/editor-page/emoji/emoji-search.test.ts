// @vitest-environment jsdom
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Emoji, loadEmoji } from '../../../../app/d/[documentId]/_editor/emoji/emoji-list.ts';
import {
  emojiNamed,
  findEmoji,
} from '../../../../app/d/[documentId]/_editor/emoji/emoji-search.ts';
import { begunName } from '../../../../app/d/[documentId]/_editor/emoji/emoji-signs.ts';
import {
  keepRecent,
  keepTone,
  keptTone,
  recentEmoji,
} from '../../../../app/d/[documentId]/_editor/emoji/kept-emoji.ts';
import type { Locale } from '../../../../lib/i18n/locale.ts';

let all: readonly Emoji[];
beforeAll(async () => {
  all = await loadEmoji();
});
beforeEach(() => localStorage.clear());

function find(query: string, locale: Locale = 'en', recent: readonly string[] = []): string[] {
  return findEmoji(all, { query, locale, recent }).map(({ character }) => character);
}

describe('the search for emoji', () => {
  it.each([
    ['smile', 'en', '😄'],
    ['thumbs up', 'en', '👍'],
    ['thumbs_up', 'en', '👍'],
    ['+1', 'en', '👍'],
    ['-1', 'en', '👎'],
    ['TADA', 'en', '🎉'],
    ['germany', 'en', '🇩🇪'],
    ['hea', 'en', '❤️'],
    ['sm', 'en', '😄'],
    ['挥手', 'zh', '👋'],
    ['huishou', 'zh', '👋'],
    ['挥手', 'en', '👋'],
    ['rocket', 'zh', '🚀'],
  ] as const)('[EDITOR-82] finds %s (%s) by name, code or sound in either language', (...given) => {
    const [query, locale, first] = given;
    expect(find(query, locale)[0]).toBe(first);
  });

  it('[EDITOR-82] puts whole names before beginnings, words within, and tags', () => {
    const found = find('cat');
    const ranks = ['🐱', '🐈', '😺'].map((sign) => found.indexOf(sign));
    expect(ranks.toSorted((a, b) => a - b)).toEqual(ranks);
    expect(ranks[0]).toBeLessThan(2);
    // Only a tag of it says so.
    expect(found.indexOf('🐯')).toBeGreaterThan(found.indexOf('😺'));
  });

  it('[EDITOR-82] puts what fits in the reader’s language before what fits in the other', () => {
    const shared = all.flatMap(({ character, words }) =>
      words.zh.codes.some((code) => code.startsWith('ma')) ? [character] : [],
    );
    const [first] = find('ma', 'zh');
    expect(shared).toContain(first);
    expect(shared).not.toContain(find('ma', 'en')[0]);
  });

  it('[EDITOR-82] finds Chinese names by any part of them', () => {
    expect(find('爱心', 'zh').length).toBeGreaterThan(3);
    expect(find('目瞪口呆的人在月亮上', 'zh')).toEqual([]);
  });

  it('[EDITOR-82] puts what was used lately first, if it fits', () => {
    const fourth = find('heart')[3] ?? '';
    expect(find('heart', 'en', ['🚀', fourth])[0]).toBe(fourth);
    expect(find('heart', 'en', ['🚀', fourth])).not.toContain('🚀');
  });

  it.each(['', '  ', ':', 'zzzz'])('[EDITOR-82] finds nothing for “%s”', (query) => {
    expect(find(query)).toEqual([]);
  });

  it.each([
    ['smile', '😄'],
    ['grinning_face', '😀'],
    ['笑脸', null],
    ['挥手', '👋'],
    ['smil', null],
    ['', null],
  ])('[EDITOR-81] a name typed whole means one emoji: %s', (name, character) => {
    expect(emojiNamed(all, name, 'en')?.character ?? null).toBe(character);
  });
});

describe('what is typed for an emoji', () => {
  it.each([
    [':smi', { name: 'smi', size: 4 }],
    ['so :sm', { name: 'sm', size: 3 }],
    ['(:+1', { name: '+1', size: 3 }],
    ['：笑', { name: '笑', size: 2 }],
    [':😀:sm', { name: 'sm', size: 3 }],
    [':s', null],
    ['a:smile', null],
    ['10:30', null],
    ['注意：成功', null],
    ['std::vector', null],
    ['https://x', null],
    ['`:smile', null],
    [': smile', null],
    ['smile', null],
  ])('[EDITOR-81] %s', (before, begun) => {
    expect(begunName(before)).toEqual(begun);
  });
});

describe('what the browser keeps of it', () => {
  it('[EDITOR-83] the emoji used lately, the last one first, and no more than two rows', () => {
    for (let at = 0; at < 20; at++) keepRecent(all[at]?.character ?? '');
    keepRecent(all[10]?.character ?? '');
    expect(recentEmoji()).toHaveLength(16);
    expect(recentEmoji().slice(0, 2)).toEqual([all[10]?.character, all[19]?.character]);
  });

  it('[EDITOR-83] the skin tone, and the usual one in place of what cannot be one', () => {
    keepTone(4);
    expect(keptTone()).toBe(4);
    for (const odd of ['9', '-1', '1.5', 'dark', '', 'NaN']) {
      localStorage.setItem('sheaf.emoji-tone', odd);
      expect(keptTone(), odd).toBe(0);
    }
  });
});
