import zhData from 'emojibase-data/zh/data.json' with { type: 'json' };
import enData from 'emojibase-data/en/data.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import en from '../../../../app/d/[documentId]/_editor/emoji/en.json' with { type: 'json' };
import zh from '../../../../app/d/[documentId]/_editor/emoji/zh.json' with { type: 'json' };
import { CATEGORIES, loadEmoji } from '../../../../app/d/[documentId]/_editor/emoji/emoji-list.ts';
import { toned, TONES } from '../../../../app/d/[documentId]/_editor/emoji/emoji-tone.ts';
import { emojiRows } from '../../../../bin/steps/emoji-rows.mjs';
import { brotliCompressSync } from 'node:zlib';

const LIST_BYTES_MAX = 60 * 1024;

describe('the list of emoji', () => {
  it.each([
    ['en', en],
    ['zh', zh],
  ] as const)('[EDITOR-84] is what its source says and small on the way: %s', (language, rows) => {
    expect(rows).toEqual(emojiRows(language));
    expect(brotliCompressSync(JSON.stringify(rows)).length).toBeLessThan(LIST_BYTES_MAX);
  });

  it('[EDITOR-84] holds only what Unicode had by version 15, each under a category', async () => {
    const all = await loadEmoji();
    const young = enData.filter(({ version }) => version > 15).map(({ emoji }) => emoji);
    expect(young.length).toBeGreaterThan(0);
    expect(all.filter(({ character }) => young.includes(character))).toEqual([]);
    expect(new Set(all.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
    expect(new Set(all.map(({ character }) => character)).size).toBe(all.length);
    expect(all.filter(({ words }) => words.en.label === '' || words.zh.label === '')).toEqual([]);
  });

  it('[EDITOR-83] has every tone as Unicode writes it', async () => {
    const known = new Set(zhData.flatMap(({ skins = [] }) => skins.map(({ emoji }) => emoji)));
    const people = (await loadEmoji()).filter(({ hasTones }) => hasTones);
    expect(people.length).toBeGreaterThan(300);
    for (const { character } of people) {
      expect(toned(character, 0)).toBe(character);
      for (const tone of TONES.slice(1)) expect(known).toContain(toned(character, tone));
    }
  });
});
