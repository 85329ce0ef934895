/** A document in the text. The page shows its title to who may open it. */
import { Node } from '@tiptap/core';
import { documentPath, linkedDocumentOf } from './document-link.ts';

export const DocumentLinkNode = Node.create({
  name: 'documentLink',
  group: 'inline',
  inline: true,
  atom: true,
  // Before links, which would take it for one of theirs.
  priority: 1_100,
  addAttributes: () => ({
    document: {
      default: null,
      parseHTML: (link: HTMLElement) => linkedDocumentOf(link.dataset['document']),
    },
  }),
  parseHTML: () => [
    {
      tag: 'a[data-document]',
      priority: 60,
      getAttrs: (link) => (linkedDocumentOf(link.dataset['document']) === null ? false : null),
    },
  ],
  renderHTML({ node }) {
    const id = linkedDocumentOf(node.attrs['document']);
    if (id === null) return ['span', { 'data-document': '' }, '…'];
    return ['a', { 'data-document': id, href: documentPath(id) }, '…'];
  },
  renderText({ node }) {
    const id = linkedDocumentOf(node.attrs['document']);
    return id === null ? '' : documentPath(id);
  },
});
