/**
 * A footnote: its text is inside of it, so that it moves with its place and several people write it
 * as they write anything. It is shown as a number, which the page counts.
 */
import { Node } from '@tiptap/core';
import { DOMParser, type Fragment, type Schema } from '@tiptap/pm/model';

export const FootnoteNode = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  content: 'text*',
  parseHTML: () => [
    // Before `sup` is read as a letter that stands high.
    { tag: 'sup[data-footnote]', priority: 60 },
    // As pages are exported: the number here, the text in a section at the end.
    { tag: 'sup[data-note]', priority: 60, getContent: noteAtEnd },
    { tag: 'section[data-notes]', ignore: true },
  ],
  renderHTML: () => ['sup', { 'data-footnote': '' }, 0],
  renderText: ({ node }) => ` (${node.textContent})`,
  addNodeView: () => () => {
    const dom = document.createElement('sup');
    dom.dataset['footnote'] = '';
    return { dom, update: (node) => node.type.name === 'footnote' };
  },
});

function noteAtEnd(sup: globalThis.Node, schema: Schema): Fragment {
  const { footnote } = schema.nodes;
  const number = sup instanceof HTMLElement ? (sup.dataset['note'] ?? '') : '';
  const root = sup.getRootNode();
  const notes =
    root instanceof Document || root instanceof DocumentFragment || root instanceof Element
      ? [...root.querySelectorAll('section[data-notes] li[data-note]')]
      : [];
  const note = notes.find((item) => item.getAttribute('data-note') === number)?.cloneNode(true);
  if (footnote === undefined) throw new Error('a schema without footnotes');
  const top = footnote.create();
  if (!(note instanceof HTMLElement)) return top.content;
  note.querySelector('a[data-back]')?.remove();
  return DOMParser.fromSchema(schema).parse(note, { topNode: top }).content;
}
