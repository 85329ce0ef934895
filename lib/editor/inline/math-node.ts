/** A formula among words. Its source is text, so that what several people write in it comes together. */
import { Node } from '@tiptap/core';
import { annotated } from '../tex-annotation.ts';

export const MathNode = Node.create({
  name: 'mathInline',
  group: 'inline',
  inline: true,
  content: 'text*',
  marks: '',
  // The caret stands before or behind it; its source has a field of its own.
  atom: true,
  code: true,
  parseHTML: () => [
    { tag: 'span[data-math]', preserveWhitespace: 'full' },
    { tag: 'span.katex, math', ...annotated() },
  ],
  renderHTML: () => ['span', { 'data-math': '' }, 0],
});
