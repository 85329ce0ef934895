/** A table of contents: its place only. What it lists follows from the headings. */
import { Node } from '@tiptap/core';

export const ContentsNode = Node.create({
  name: 'tableOfContents',
  group: 'block',
  atom: true,
  // The headings in it are those of the page it was copied from.
  parseHTML: () => [{ tag: 'nav[data-toc]' }],
  renderHTML: () => ['nav', { 'data-toc': '' }],
  renderText: () => '',
});
