// @vitest-environment jsdom
import { Editor, type JSONContent } from '@tiptap/core';
import { expect, describe, it } from 'vitest';
import { drawnBody, DRAWN_BLOCKS } from '../../../lib/editor/convert/drawn-html.ts';
import { DRAWN_ATOMS, DRAWN_MARKS } from '../../../lib/editor/convert/drawn-inline.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import type { MarkJson, NodeJson } from '../../../lib/editor/node-json.ts';
import { MediaBlocks } from '../../../app/d/[documentId]/_editor/media/media.ts';
import { Sources } from '../../../app/d/[documentId]/_editor/sources/sources.ts';

const text = (words: string, ...marks: MarkJson[]): NodeJson => ({
  type: 'text',
  text: words,
  ...(marks.length === 0 ? {} : { marks }),
});
const node = (type: string, attrs: object, ...content: NodeJson[]): NodeJson => ({
  type,
  attrs: { ...attrs },
  ...(content.length === 0 ? {} : { content }),
});
const line = (...content: NodeJson[]) => node('paragraph', {}, ...content);
const mark = (type: string, attrs: object = {}): MarkJson => ({ type, attrs: { ...attrs } });

const MARKDOWN = `# One

Some **bold *both* words**, ~~struck~~, <u>under</u>, \`a < b\`, ==lit==, H<sub>2</sub>O and x<sup>2</sup>.

- one
  - nested

3. third

- [ ] to do
- [x] done

> A quote

\`\`\`js
if (a < b) c();

\`\`\`

$$
e = mc^2
$$

\`\`\`mermaid
graph TD; A-->B
\`\`\`

> [!WARNING]
> careful

<details><summary>Line</summary>

inside

</details>

| A | B |
|---|---|
| 1 | 2 |

<div style="page-break-after: always"></div>

---

[TOC]

one  
two
`;

const BODIES: Readonly<Record<string, readonly NodeJson[]>> = {
  'everything Markdown has': fromMarkdown(MARKDOWN).content ?? [],
  'blocks that lie as somebody said': [
    node('paragraph', { align: 'right', indent: 2, dir: 'rtl' }, text('a')),
    node('heading', { level: 2, align: 'center' }, text('b')),
    node('heading', { level: 9 }, text('c')),
    node('orderedList', { start: 4, type: 'i' }, node('listItem', {}, line(text('d')))),
  ],
  'lines without an end': [
    line(),
    line(text('a'), { type: 'hardBreak' }),
    node('codeBlock', {}),
    node('codeBlock', { language: 'js' }, text('a\n')),
    line(node('status', { label: 'done', color: 'green' })),
  ],
  'what stands in a line': [
    line(
      node('mention', { person: 'g_AAAAAAAAAAAAAAAAAAAAAA', name: 'Ada' }),
      text(' '),
      node('documentLink', { document: 'AAAAAAAAAAAAAAAAAAAAAA' }),
      node('documentLink', { document: 'nothing' }),
      node('date', { day: '2026-03-01' }),
      node('date', { day: 'never' }),
      node('status', { label: '', color: 'none' }),
      node('footnote', {}, text('the note')),
      text('.'),
    ),
  ],
  'marks in each other': [
    line(
      text('a', mark('link', { href: 'https://example.org', title: 'T' }), mark('bold')),
      text('b', mark('bold'), mark('textColor', { color: 'red' })),
      text('c', mark('bold'), mark('textColor', { color: 'red' }), mark('highlight')),
      text('d', mark('link', { href: 'javascript:alert(1)' })),
      text('e', mark('script', { at: 'sup' }), mark('textColor', { color: 'none' })),
      text('f', mark('strike'), mark('italic'), mark('underline')),
    ),
  ],
  'pictures, frames and cards': [
    line(text('First words, so that no picture is chosen.')),
    node('image', { src: 'https://example.org/a.png', alt: 'A', title: 'Below', width: 50 }),
    node('image', { src: 'javascript:alert(1)' }),
    node('embed', { url: 'https://www.youtube.com/watch?v=aaaaaaaaaaa' }),
    node('bookmark', { url: 'https://example.org/', title: 'B', description: 'words' }),
  ],
  'columns and cells': [
    node(
      'columns',
      {},
      node('column', {}, line(text('a'))),
      node('column', {}, line(text('b')), line(text('c'))),
    ),
    node(
      'table',
      {},
      node(
        'tableRow',
        {},
        node('tableHeader', { colspan: 2, align: 'center', background: 'red' }, line(text('a'))),
        node('tableCell', { colwidth: [120], rowspan: 3 }, line(text('b'))),
      ),
      node('tableRow', {}),
    ),
  ],
};

/** What differs and is not seen: what makes the editor one to write in, and names for the tools. */
const UNSEEN = [
  'contenteditable',
  'draggable',
  'tabindex',
  'aria-label',
  'aria-disabled',
  'checked',
];

function seen(html: string): string {
  const page = document.createElement('div');
  page.innerHTML = html;
  for (const extra of page.querySelectorAll('[data-note-text], figure, img')) extra.remove();
  for (const name of page.querySelectorAll('label > span')) name.replaceWith('');
  for (const element of page.querySelectorAll('*')) {
    for (const name of UNSEEN) element.removeAttribute(name);
    const attributes = [...element.attributes].map(({ name, value }) => [name, value] as const);
    for (const [name] of attributes) element.removeAttribute(name);
    for (const [name, value] of attributes.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      element.setAttribute(name, value.replace(/;$/, ''));
    }
  }
  return page.innerHTML.replaceAll('><', '>\n<');
}

describe('the text before the editor', () => {
  it.each(Object.entries(BODIES))('[PAGE-85] is drawn as the editor draws %s', (_, content) => {
    const editor = new Editor({
      element: document.createElement('div'),
      extensions: [...documentExtensions({ isAutoDirection: true }), Sources, MediaBlocks],
      content: { type: 'doc', content } as JSONContent,
    });
    const drawn = drawnBody({ type: 'doc', content }, Infinity);
    expect(seen(drawn.html)).toBe(seen(editor.view.dom.innerHTML));
    editor.destroy();
  });

  it('[PAGE-85] knows every node and mark of the schema, and nests marks in the same order', () => {
    const editor = new Editor({ element: null, extensions: documentExtensions() });
    const { nodes, marks } = editor.schema;
    expect(Object.keys(marks)).toEqual(DRAWN_MARKS);
    const names = Object.keys(nodes).filter((name) => name !== 'doc' && name !== 'text');
    expect(names.toSorted()).toEqual([...DRAWN_BLOCKS, ...DRAWN_ATOMS].toSorted());
    editor.destroy();
  });
});
