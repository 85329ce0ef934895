import { describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { countWords, excerptOf } from '../../../lib/editor/words.ts';

describe('words', () => {
  it.each([
    ['', 0],
    ['one two  three', 3],
    ["don't stop: well-known, 3.14 snake_case", 5],
    ['你好，世界', 4],
    ['用 Sheaf 写 2 页', 5],
    ['Sheaf写作', 3],
    ['ひらがなカタカナ', 8],
    ['안녕하세요 세계', 2],
    ['été naïve Ωμέγα слово', 4],
    ['— … 😀 *', 0],
    ['**bo**ld', 1],
    ['# a\n\n- b\n- c d\n\n```\ne f\n```', 6],
    ['a\\\nb', 2],
  ])('[CONTENT-25] %j counts %i', (markdown, count) => {
    expect(countWords(fromMarkdown(markdown))).toBe(count);
  });

  it('[EDITOR-158] what is read of a picture and a card counts, what is not shown does not', () => {
    const body = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });
    const picture = { src: 'https://example.org/a.png', alt: 'not shown', title: 'A grey heron' };
    const card = { url: 'https://example.org', title: 'Birds', description: 'of the lake' };
    expect(countWords(body({ type: 'image', attrs: picture }))).toBe(3);
    expect(countWords(body({ type: 'bookmark', attrs: card }))).toBe(4);
    expect(countWords(body({ type: 'embed', attrs: { url: 'https://youtu.be/x' } }))).toBe(0);
    const both = body({ type: 'image', attrs: picture }, { type: 'bookmark', attrs: card });
    expect(excerptOf(both, 60)).toBe('A grey heron Birds of the lake');
  });

  it.each([
    ['# Plan\n\n- one\n- two', 60, 'Plan one two'],
    ['a\\\nb   c', 60, 'a b c'],
    ['***\n\n> x', 60, 'x'],
    ['one two three', 10, 'one two…'],
    ['一二三四五六七八九十', 6, '一二三四五…'],
    ['😀😀😀', 4, '😀…'],
  ])(
    '[CONTENT-26] the excerpt of %j in %i characters is one line',
    (markdown, charsMax, excerpt) => {
      expect(excerptOf(fromMarkdown(markdown), charsMax)).toBe(excerpt);
    },
  );
});
