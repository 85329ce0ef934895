/**
 * Columns in the schema: blocks side by side. Their number is what is there, and no attribute that
 * could say another one; however many somebody wrote, a row of the page holds at most five.
 */
import { Node } from '@tiptap/core';

/** What commands make at most. */
export const COLUMNS_MAX = 5;

const Columns = Node.create({
  name: 'columns',
  group: 'block',
  content: 'column+',
  isolating: true,
  parseHTML: () => [{ tag: 'div[data-columns]' }],
  renderHTML: () => ['div', { 'data-columns': '' }, 0],
});

const Column = Node.create({
  name: 'column',
  content: 'block+',
  isolating: true,
  parseHTML: () => [{ tag: 'div[data-column]' }],
  renderHTML: () => ['div', { 'data-column': '' }, 0],
});

export const COLUMN_NODES = [Columns, Column];
