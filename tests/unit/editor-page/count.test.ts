// @vitest-environment jsdom
import { Node as PmNode } from '@tiptap/pm/model';
import { describe, expect, it, vi } from 'vitest';
import { countIn, minutesToRead } from '../../../app/d/[documentId]/_editor/count.ts';
import { saidCount } from '../../../app/d/[documentId]/_editor/said-count.ts';
import { en } from '../../../lib/i18n/en.ts';
import { zh } from '../../../lib/i18n/zh.ts';
import { anEditor } from '../../support/editor.ts';

const countOf = (content: string) => countIn(anEditor(content).state.doc);

describe('the count', () => {
  it('[PAGE-73] tells words and characters as people count them, with and without spaces', () => {
    expect(countOf('<h1>Ein Café</h1><p>Two words 👩‍👩‍👧</p>')).toMatchObject({
      words: 4,
      characters: 8 + 11,
      withoutSpaces: 7 + 9,
    });
    expect(countOf('<p>e\u0301</p>')).toMatchObject({ characters: 1, withoutSpaces: 1 });
    expect(countOf('<p></p>')).toEqual({ words: 0, characters: 0, withoutSpaces: 0, signs: 0 });
  });

  it('[PAGE-73] reads Chinese by its characters and other languages by their words', () => {
    expect(minutesToRead(countOf(`<p>${'word '.repeat(220)}</p>`))).toBe(1);
    expect(minutesToRead(countOf(`<p>${'word '.repeat(221)}</p>`))).toBe(2);
    expect(minutesToRead(countOf(`<p>${'山'.repeat(400)}</p>`))).toBe(1);
    expect(minutesToRead(countOf(`<p>${'山'.repeat(401)}</p>`))).toBe(2);
    expect(minutesToRead(countOf('<p></p>'))).toBe(1);
  });

  it('[EDITOR-176] says of what is selected only what is another number', () => {
    const all = countOf(`<p>${'word '.repeat(600)}</p>`);
    const selected = countOf('<p>word word</p>');
    const said = (counts: Parameters<typeof saidCount>[2]) => [
      saidCount(en.editor.count, 'en', counts).at(-1),
      saidCount(zh.editor.count, 'zh-CN', counts).at(-1),
    ];
    expect(said({ all, selected: null })).toEqual(['3 minutes to read', '约 3 分钟读完']);
    expect(said({ all, selected })).toEqual([
      '1 of 3 minutes to read',
      '约 3 分钟读完，所选约 1 分钟',
    ]);
    expect(said({ all: selected, selected })).toEqual(['1 minute to read', '约 1 分钟读完']);
    expect(saidCount(en.editor.count, 'en', { all, selected })[0]).toBe('2 of 600 words');
  });

  it('[EDITOR-158] counts what is read below a picture, in a container as well', () => {
    const figure =
      '<figure data-picture><a href="https://example.org/a.png">not shown</a><figcaption>A heron</figcaption></figure>';
    expect(countOf(figure)).toMatchObject({ words: 2, characters: 7, withoutSpaces: 6 });
    expect(countOf(`<blockquote><p>a</p>${figure}</blockquote>`)).toMatchObject({
      words: 3,
      characters: 8,
    });
  });

  it('[PAGE-73] counts a piece, and several pieces together', () => {
    const { doc } = anEditor('<p>one two</p><p>three four</p>').state;
    expect(countIn(doc.cut(1, 4))).toMatchObject({ words: 1, characters: 3 });
    expect(countIn(doc.cut(5, 15))).toMatchObject({ words: 2, characters: 8 });
    expect(countIn(doc.cut(1, 4), doc.cut(10, 15))).toMatchObject({ words: 2, characters: 8 });
  });

  it('[PAGE-73] counts only what has changed anew', () => {
    const editor = anEditor('<p>some words</p>'.repeat(40));
    countIn(editor.state.doc);
    const counting = vi.spyOn(PmNode.prototype, 'toJSON');
    editor.view.dispatch(editor.state.tr.insertText('more ', 1));
    counting.mockClear();
    expect(countIn(editor.state.doc).words).toBe(81);
    const blocks = new Set(
      (counting.mock.contexts as PmNode[]).filter((node) => node.type.name === 'paragraph'),
    );
    counting.mockRestore();
    expect(blocks.size).toBe(1);
  });
});
