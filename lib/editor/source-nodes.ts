/**
 * Formulas and diagrams in the schema. Their source is text like that of code, so that what several
 * people write in one comes together; the picture of it is drawn beside, and stands in no document.
 */
import { Node } from '@tiptap/core';
import { annotated } from './tex-annotation.ts';

const SOURCE = {
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
} as const;

const MathBlock = Node.create({
  name: 'mathBlock',
  ...SOURCE,
  parseHTML: () => [
    { tag: 'div[data-math]', preserveWhitespace: 'full' },
    // As other sites show formulas: the source is in an annotation beside the picture.
    { tag: 'span.katex-display, math[display="block"]', priority: 60, ...annotated() },
  ],
  renderHTML: () => ['div', { 'data-math': '' }, 0],
});

const Diagram = Node.create({
  name: 'diagram',
  ...SOURCE,
  parseHTML: () => [
    // Before that of code.
    { tag: 'pre[data-diagram="mermaid"]', preserveWhitespace: 'full', priority: 60 },
    { tag: 'pre.mermaid', preserveWhitespace: 'full', priority: 60 },
  ],
  // A parser drops the first line break after <pre>; <code> keeps it.
  renderHTML: () => ['pre', { 'data-diagram': 'mermaid' }, ['code', {}, 0]],
});

export const SOURCE_NODES = [MathBlock, Diagram];
