/** Lets every block find its own writing direction. Only drawn: nothing of it is in the document. */
import { Extension } from '@tiptap/core';

export const Direction = Extension.create({
  name: 'direction',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading'],
      attributes: {
        // Stays null, and the shared document carries no attribute that is null.
        dir: { default: null, parseHTML: () => null, renderHTML: () => ({ dir: 'auto' }) },
      },
    },
  ],
});
