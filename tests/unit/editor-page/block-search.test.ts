import { describe, expect, it } from 'vitest';
import { findBlocks } from '../../../app/d/[documentId]/_editor/block-search.ts';
import { BLOCK_IDS } from '../../../app/d/[documentId]/_editor/blocks.ts';
import { en } from '../../../lib/i18n/en.ts';
import { zh } from '../../../lib/i18n/zh.ts';

const find = (query: string) => findBlocks(query, en.editor.actions);

describe('slash search', () => {
  it('[PAGE-9] offers every block before anything is typed', () => {
    expect(find('')).toEqual(BLOCK_IDS);
  });

  it.each([
    ['h2', ['heading2']],
    ['list', ['bulletList', 'orderedList', 'taskList']],
    ['todo', ['taskList']],
    ['CHECK', ['taskList']],
    ['待办', ['taskList']],
    ['liebiao', ['bulletList', 'orderedList']],
    ['heading2', ['heading2']],
    ['xyz', []],
  ])('[PAGE-9] finds blocks by name or synonym in either language: %s', (query, found) => {
    expect(find(query)).toEqual(found);
  });

  it('[PAGE-9] finds a name of the shown language in the middle of a Chinese word', () => {
    expect(findBlocks('列表', zh.editor.actions)).toEqual([
      'bulletList',
      'orderedList',
      'taskList',
    ]);
  });
});
