/** A person in the text. The page shows the name of today where it may be known. */
import { Node } from '@tiptap/core';
import { labelOf, mentionOf } from './mention.ts';

export const MentionNode = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    person: { default: null, parseHTML: (span: HTMLElement) => span.dataset['mention'] ?? null },
    name: {
      default: '',
      parseHTML: (span: HTMLElement) => labelOf((span.textContent ?? '').replace(/^@/, ''), 80),
    },
  }),
  parseHTML: () => [
    {
      tag: 'span[data-mention]',
      getAttrs: (span) =>
        mentionOf({ person: span.dataset['mention'] }).person === null ? false : null,
    },
  ],
  renderHTML({ node }) {
    const { person, name } = mentionOf(node.attrs);
    return ['span', { 'data-mention': person ?? '' }, `@${name}`];
  },
  renderText: ({ node }) => `@${mentionOf(node.attrs).name}`,
});
