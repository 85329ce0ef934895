// @vitest-environment jsdom
import { getSchema } from '@tiptap/core';
import { DOMParser, DOMSerializer, Node, type Schema } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../../lib/core/ids.ts';
import { contentOf, firstUpdate } from '../../../lib/editor/content.ts';
import { drawnBody } from '../../../lib/editor/convert/drawn-html.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { publishedText } from '../../../lib/editor/convert/published.ts';
import { toHtml, toHtmlPage } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { toPlainText } from '../../../lib/editor/convert/to-text.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { SCHEMA_ROWS } from '../../support/schema-rows/all-rows.ts';
import { bodyOf } from '../../support/schema-rows/row.ts';

const schema = getSchema(documentExtensions());
const EACH = SCHEMA_ROWS.map((row) => [row.name, row.says, row] as const);

/** As the schema has it, with every attribute. @throws RangeError when it does not fit. */
function whole(body: NodeJson): NodeJson {
  const node = Node.fromJSON(schema, body);
  node.check();
  return node.toJSON() as NodeJson;
}

/** Without loading or running anything. */
function page(html: string): HTMLElement {
  const element = document.implementation.createHTMLDocument().createElement('div');
  element.innerHTML = html;
  return element;
}

function read(html: string): NodeJson {
  return DOMParser.fromSchema(schema).parse(page(html)).toJSON() as NodeJson;
}

function copied(body: NodeJson): string {
  const written = document.createElement('div');
  const { content } = Node.fromJSON(schema, body);
  DOMSerializer.fromSchema(schema).serializeFragment(content, { document }, written);
  return written.innerHTML;
}

/** Of every node and mark in it: its name, and those of attributes that are not as usual. */
function saidIn(body: NodeJson, { nodes, marks }: Schema): string[] {
  const said: string[] = [];
  Node.fromJSON(schema, body).descendants((node) => {
    for (const { type, attrs } of [node, ...node.marks]) {
      const spec = (nodes[type.name] ?? marks[type.name])?.spec.attrs ?? {};
      said.push(type.name);
      for (const [name, { default: usual }] of Object.entries(spec)) {
        if (attrs[name] !== usual) said.push(`${type.name} ${name}`);
      }
    }
  });
  return said;
}

function wordsIn({ text, content = [] }: NodeJson): string[] {
  return [...(text?.match(/\p{L}+/gu) ?? []), ...content.flatMap(wordsIn)];
}

describe('every block and every mark', () => {
  it('[EDITOR-131] has a row, and so has each of its attributes', () => {
    const { nodes, marks } = schema;
    const names = [...Object.entries(nodes), ...Object.entries(marks)].flatMap(
      ([name, { spec }]) => [
        name,
        ...Object.keys(spec.attrs ?? {}).map((each) => `${name} ${each}`),
      ],
    );
    const said = new Set(SCHEMA_ROWS.flatMap((row) => saidIn(bodyOf(row), schema)));
    expect(names.filter((name) => name !== 'doc' && !said.has(name))).toEqual([]);
    const rows = new Set(SCHEMA_ROWS.map(({ name }) => name));
    const own = [...Object.keys(nodes), ...Object.keys(marks)].filter((name) => name !== 'doc');
    expect([...rows].toSorted()).toEqual(own.toSorted());
  });

  it.each(EACH)('[EDITOR-131] %s, %s: comes back from the HTML that is copied', (_, _says, row) => {
    const body = whole(bodyOf(row));
    expect(read(copied(body))).toEqual(body);
  });

  it.each(EACH)('[EDITOR-131] %s, %s: comes back from exported HTML', (_, _says, row) => {
    const body = whole(bodyOf(row));
    expect(read(toHtml(body))).toEqual(body);
  });

  it.each(EACH)('[EDITOR-131] %s, %s: comes back from JSON and from the store', (_, _says, row) => {
    const body = whole(bodyOf(row));
    expect(whole(JSON.parse(JSON.stringify(body)) as NodeJson)).toEqual(body);
    const stored = contentOf([firstUpdate(1 as ClientId, { title: 'T', body })]);
    expect(whole(stored.body)).toEqual(body);
  });

  it.each(EACH)(
    '[EDITOR-131] %s, %s: comes back from Markdown as its row says',
    (_, _says, row) => {
      const kept = row.markdown === 'exact' ? row.blocks : row.markdown;
      expect(whole(fromMarkdown(toMarkdown(bodyOf(row))))).toEqual(whole(bodyOf({ blocks: kept })));
    },
  );

  it.each(EACH)(
    '[EDITOR-131] %s, %s: its words are in all that the server makes of it',
    (_, _says, row) => {
      const body = bodyOf(row);
      const document = { title: 'T', body };
      const made = {
        sight: drawnBody(body, Infinity).html,
        page: toHtmlPage(document),
        publication: publishedText(document).html,
        markdown: toMarkdown(body),
        text: toPlainText(document),
      };
      for (const [name, out] of Object.entries(made)) {
        expect(
          wordsIn(body).filter((word) => !out.includes(word)),
          name,
        ).toEqual([]);
      }
    },
  );

  it.each(EACH)(
    '[EDITOR-131] %s, %s: what leads to a place in the same page finds it',
    (_, _says, row) => {
      const { html, contents } = publishedText({ title: 'T', body: bodyOf(row) });
      for (const [out, more] of [
        [toHtml(bodyOf(row)), []],
        [html, contents],
      ] as const) {
        const whole = page(out);
        const ids = new Set([...whole.querySelectorAll('[id]')].map(({ id }) => id));
        const led = [...whole.querySelectorAll('a[href^="#"]')].map((link) =>
          link.getAttribute('href')?.slice(1),
        );
        expect([...led, ...more.map(({ id }) => id)].filter((id) => !ids.has(id ?? ''))).toEqual(
          [],
        );
      }
    },
  );
});
