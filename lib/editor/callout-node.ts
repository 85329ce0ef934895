/** Callouts in the schema: blocks on a ground of their own, of one of five kinds. */
import { Node } from '@tiptap/core';
import { calloutKindOf } from './callout-kinds.ts';

export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({
    kind: {
      default: 'info',
      parseHTML: (callout: HTMLElement) => calloutKindOf(callout.getAttribute('data-callout')),
    },
  }),
  parseHTML: () => [{ tag: 'div[data-callout]' }, { tag: 'aside' }],
  renderHTML: ({ node }) => [
    'div',
    { 'data-callout': calloutKindOf(node.attrs['kind']), role: 'note' },
    0,
  ],
});
