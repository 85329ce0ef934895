/**
 * Toggles in the schema. The first block is the line that always shows; a heading makes a toggle
 * heading. Not a node of its own for the line, and no attribute for open and closed: whatever
 * several people do at once, a toggle is one or more blocks, and opening it is each reader's own.
 */
import { Node } from '@tiptap/core';

export const Toggle = Node.create({
  name: 'toggle',
  group: 'block',
  content: 'block+',
  defining: true,
  parseHTML: () => [
    { tag: 'div[data-toggle]' },
    // ProseMirror takes any node here and declares elements only.
    { tag: 'details', contentElement: withLine },
  ],
  renderHTML: () => ['div', { 'data-toggle': '' }, 0],
});

/** What exports say of a line that is no heading. */
const SAID = ['data-align', 'data-indent', 'data-dir'];

/** Its summary as a block in the first place: a paragraph, unless there are headings in it. */
function withLine(details: globalThis.Node): HTMLElement {
  const copy = details.cloneNode(true) as HTMLElement;
  const summary = [...copy.children].find(({ tagName }) => tagName === 'SUMMARY');
  const line = copy.ownerDocument.createElement('p');
  for (const name of SAID) {
    const said = summary?.getAttribute(name);
    if (said != null) line.setAttribute(name, said);
  }
  // Of a toggle whose first block could not be in a summary.
  if (summary?.hasAttribute('data-lineless') === true) summary.replaceChildren();
  else if (summary?.querySelector('h1, h2, h3, h4, h5, h6') != null)
    copy.prepend(...summary.childNodes);
  else {
    line.append(...(summary?.childNodes ?? []));
    copy.prepend(line);
  }
  summary?.remove();
  return copy;
}
