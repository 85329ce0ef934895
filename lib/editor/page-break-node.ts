/** Page breaks in the schema: on paper what follows begins a new page. */
import { Node } from '@tiptap/core';

export const PageBreak = Node.create({
  name: 'pageBreak',
  group: 'block',
  parseHTML: () => [
    // Before the plain rule. Other programs say it by style.
    { tag: 'hr', priority: 60, getAttrs: (rule) => (isBreak(rule) ? null : false) },
  ],
  renderHTML: () => ['hr', { 'data-page-break': '' }],
});

function isBreak({ dataset, style }: HTMLElement): boolean {
  if (dataset['pageBreak'] !== undefined) return true;
  return [style.breakBefore, style.breakAfter, style.pageBreakBefore, style.pageBreakAfter].some(
    (value) => value === 'page' || value === 'always',
  );
}
