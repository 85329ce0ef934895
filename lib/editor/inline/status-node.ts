/** A status label in the text. */
import { Node } from '@tiptap/core';
import { statusOf } from './status.ts';

// Without a word there would be nothing to press.
const WORDLESS = '\u2026';

export const StatusNode = Node.create({
  name: 'status',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    label: {
      default: '',
      parseHTML: ({ textContent }: HTMLElement) =>
        textContent === WORDLESS ? '' : statusOf({ label: textContent }).label,
    },
    color: {
      default: 'grey',
      parseHTML: (span: HTMLElement) => statusOf({ color: span.dataset['status'] }).color,
    },
  }),
  parseHTML: () => [{ tag: 'span[data-status]' }],
  renderHTML({ node }) {
    const { label, color } = statusOf(node.attrs);
    return ['span', { 'data-status': color }, label === '' ? WORDLESS : label];
  },
  renderText: ({ node }) => statusOf(node.attrs).label,
});
