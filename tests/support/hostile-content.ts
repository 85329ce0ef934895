/** What somebody who may write could put straight into a document with a program, past every editor. */
import { getSchema } from '@tiptap/core';
import * as Y from 'yjs';
import { documentExtensions } from '../../lib/editor/extensions.ts';
import type { MarkJson, NodeJson } from '../../lib/editor/node-json.ts';
import { SCHEMA_ROWS } from './schema-rows/all-rows.ts';

/** Sets a mark on the page if any of it ever runs. */
export const RUN = 'window.hacked=1';
const VIDEO = 'watch?v=dQw4w9WgXcQ';
const PAINT = 'red;position:fixed;inset:0;background:url(https://evil.example/a.png)';

export const ADDRESSES = [
  `javascript:${RUN}`,
  `jaVa\tscript:${RUN}`,
  `\u0001javascript:${RUN}`,
  ` javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
  `vbscript:${RUN}`,
  'blob:https://evil.example/1',
  '//evil.example/a.png',
  '/\\evil.example/a.png',
  'http://evil.example/a.png',
  'https://evil.example/a.png',
  'https://ada:key@evil.example/a.png',
  `https://www.youtube.com.evil.example/${VIDEO}`,
  `https://www.youtube.com@evil.example/${VIDEO}`,
  `https://evil.example/https://www.youtube.com/${VIDEO}`,
  'https://docs.google.com/document/d/../../evil',
];

export const VALUES: readonly unknown[] = [
  ...ADDRESSES,
  `"><script>${RUN}</script>`,
  `"><img src=x onerror="${RUN}">`,
  PAINT,
  'caret ProseMirror',
  '../../../api/v1/me',
  '{{constructor.constructor("window.hacked=1")()}}',
  '\u202e\u0000\u2028',
  'x'.repeat(3_000),
  1e308,
  1e9,
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  [1e9, -1, 'x'],
  { href: `javascript:${RUN}`, toString: 'x', length: 1e9 },
];

/** Attributes no node has, of which a page must take none for an element’s own. */
const FOREIGN = {
  style: PAINT,
  class: 'caret',
  id: 'body',
  onclick: RUN,
  onerror: RUN,
  srcdoc: `<script>parent.hacked=1</script>`,
  contenteditable: 'true',
  dangerouslySetInnerHTML: { __html: `<img src=x onerror="${RUN}">` },
};

export const FORMULAS = [
  `\\href{javascript:${RUN}}{a}\\url{javascript:${RUN}}`,
  `\\htmlClass{caret}{a}\\htmlId{body}{b}\\htmlData{x=y}{c}`,
  `\\htmlStyle{position:fixed;inset:0;background:url(https://evil.example/b)}{a}`,
  '\\includegraphics{https://evil.example/c.png}',
  '\\def\\a{\\a\\a}\\a',
  '\\rule{9999em}{9999em}\\kern-9999em\\raisebox{9999em}{a}',
  '\\colorbox{red;position:fixed}{a}\\textcolor{url(https://evil.example/d)}{b}',
  '{'.repeat(2_000),
  `</annotation></semantics></math><img src=x onerror=${RUN}>`,
];

export const DIAGRAMS = [
  `graph TD\n A["<img src=x onerror='${RUN}'>"] --> B\n click A "javascript:${RUN}"\n click B call alert()`,
  `%%{init: {"securityLevel":"loose","htmlLabels":true,"themeCSS":"*{position:fixed;background:url(https://evil.example/e)}"}}%%\ngraph TD\n A["<script>${RUN}</script>"]`,
  `graph TD\n A:::x --> B\n classDef x fill:url(https://evil.example/f),position:fixed;`,
  `sequenceDiagram\n A->>B: <iframe srcdoc="<script>parent.hacked=1</script>">\n link A: x @ javascript:${RUN}`,
  `graph TD\n A@{ img: "https://evil.example/g.png", label: "a" }`,
  `graph TD\n A@{ "\\x69mg": "https://evil.example/i.png" }`,
  `sequenceDiagram\n participant A\n properties A: {"class":"x","icon":"https://evil.example/j.png"}\n A->>A: x`,
  `stateDiagram-v2\n A --> B\n classDef x mask-image:url(https://evil.example/k.png)\n class A x`,
  `---\nconfig:\n  fontFamily: "x;}@import url(https://evil.example/h);"\n---\ngraph TD\n A-->B`,
];

const SCHEMA = getSchema(documentExtensions());

/** An example of this node or mark for each value, with that in all attributes of all that is in it. */
export function blocksWithValues(name: string, values: readonly unknown[] = VALUES): NodeJson[] {
  const blocks = SCHEMA_ROWS.find((row) => row.name === name)?.blocks ?? [];
  return values.flatMap((value) => blocks.map((block) => withValue(block, value)));
}

/** Of the values one of each kind, so that a browser can show all of it in the time of a test. */
const ONE_EACH = [
  ADDRESSES[0],
  ADDRESSES[11],
  `"><img src=x onerror="${RUN}">`,
  PAINT,
  1e9,
  VALUES.at(-1),
];
export function hostileDiagrams(): NodeJson[] {
  return holding('diagram', DIAGRAMS);
}

const LEADING = ['link', 'image', 'embed', 'bookmark'];

export function hostileBlocks(): NodeJson[] {
  const names = [...Object.keys(SCHEMA.nodes), ...Object.keys(SCHEMA.marks)];
  return [
    ...names.flatMap((name) => blocksWithValues(name, ONE_EACH)),
    ...LEADING.flatMap((name) => blocksWithValues(name, ADDRESSES)),
    ...holding('mathBlock', FORMULAS),
    ...holding('mathInline', FORMULAS).map((node) => ({ type: 'paragraph', content: [node] })),
    nested(90),
  ];
}

function holding(type: string, sources: readonly string[]): NodeJson[] {
  return sources.map((text) => ({ type, content: [{ type: 'text', text }] }));
}

function withValue({ type, marks, content, text }: NodeJson, value: unknown): NodeJson {
  const attributes = (spec: object | undefined) =>
    Object.fromEntries(Object.keys(spec ?? {}).map((name) => [name, value]));
  return {
    type,
    ...(text === undefined ? {} : { text: `${text} <img src=x onerror=${RUN}>` }),
    attrs: { ...foreignBeside(value), ...attributes(SCHEMA.nodes[type]?.spec.attrs) },
    ...(content === undefined ? {} : { content: content.map((child) => withValue(child, value)) }),
    ...(marks === undefined
      ? {}
      : {
          marks: marks.map((mark): MarkJson => ({
            type: mark.type,
            attrs: { ...foreignBeside(value), ...attributes(SCHEMA.marks[mark.type]?.spec.attrs) },
          })),
        }),
  };
}

/** Once for each example: all of them would make the document several times as large. */
function foreignBeside(value: unknown): object {
  return value === PAINT ? FOREIGN : {};
}

function nested(depth: number): NodeJson {
  const inner: NodeJson = depth === 0 ? { type: 'paragraph' } : nested(depth - 1);
  return { type: depth % 2 === 0 ? 'blockquote' : 'callout', content: [inner] };
}

/** As they are, where the editor’s own writer would leave out what no document should have. */
export function treesOf(nodes: readonly NodeJson[]): (Y.XmlElement | Y.XmlText)[] {
  const trees: (Y.XmlElement | Y.XmlText)[] = [];
  let runs: object[] = [];
  for (const [at, { type, attrs = {}, content = [], text = '', marks = [] }] of nodes.entries()) {
    if (type === 'text') {
      const said = Object.fromEntries(marks.map((mark) => [mark.type, mark.attrs ?? {}]));
      // On the way they are JSON, unlike attributes.
      runs.push({ insert: text, attributes: JSON.parse(JSON.stringify(said)) as object });
      if (nodes[at + 1]?.type === 'text') continue;
      const words = new Y.XmlText();
      words.applyDelta(runs);
      runs = [];
      trees.push(words);
      continue;
    }
    const element = new Y.XmlElement<Record<string, never>>(type);
    for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value as never);
    element.insert(0, treesOf(content));
    trees.push(element as Y.XmlElement);
  }
  return trees;
}
