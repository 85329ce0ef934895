import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  blankUpdate,
  contentOf,
  copyUpdate,
  firstUpdate,
  retitleUpdate,
} from '../../../lib/editor/content.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { parseUpdate } from '../../../lib/protocol/update-v1.ts';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { aDocumentUpdate, markdownOf, titleOf } from '../../support/documents.ts';

const schema = getSchema(documentExtensions());
const RICH = [
  '# A **b** [c](https://x.y "t")',
  '1. one\n   - [x] two\n     ~~three~~',
  '> `q`\\\nr',
  '```ts\nlet a;\n```',
  '***',
].join('\n\n');

function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** A document with what a later version, or a program, may have written. */
function strangeUpdate(change: (body: Y.XmlFragment) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => change(doc.getXmlFragment('default')));
  return Y.encodeStateAsUpdate(doc);
}

const COUNTER = (): Uint8Array =>
  strangeUpdate((body) => {
    const element = new Y.XmlElement<Record<string, never>>('futureBox');
    element.setAttribute('size', 3 as never);
    const text = new Y.XmlText();
    text.applyDelta([{ insert: 'in it', attributes: { glow: { hue: 1 }, bold: {} } }]);
    element.insert(0, [text]);
    body.insert(0, [element]);
  });

describe('content', () => {
  it('[CONTENT-1] what the server writes is what the editor reads, and would have written', () => {
    const body = fromMarkdown(RICH);
    const doc = docOf(firstUpdate(1, { title: 'T', body }));
    const fragment = doc.getXmlFragment('default');
    const read = yXmlFragmentToProseMirrorRootNode(fragment, schema);
    expect(read.toJSON()).toEqual(Node.fromJSON(schema, body).toJSON());
    const theirs = prosemirrorJSONToYXmlFragment(schema, body, new Y.Doc().getXmlFragment('x'));
    expect(fragment.toString()).toBe(theirs.toString());
    expect(contentOf([firstUpdate(1, { title: 'T', body })])).toEqual({ title: 'T', body });
  });

  it('[CONTENT-2] updates of the server hold only what anybody may send', () => {
    const first = aDocumentUpdate({ title: 'T', markdown: RICH });
    const updates = [
      first,
      blankUpdate(4, 'T'),
      copyUpdate([first], 'Copy', 2),
      copyUpdate([COUNTER()], '', 2),
      retitleUpdate([first], 'Other', () => 3),
    ];
    for (const update of updates) expect(parseUpdate(update, DEFAULT_LIMITS).ok).toBe(true);
  });

  it('[CONTENT-3] a blank document is its title and one empty paragraph, under the given id', () => {
    const update = blankUpdate(77, 'Plan');
    expect(contentOf([update])).toEqual({
      title: 'Plan',
      body: { type: 'doc', content: [{ type: 'paragraph' }] },
    });
    expect([...docOf(update).store.clients.keys()]).toEqual([77]);
  });

  it('[CONTENT-20] a new title is one small edit under an id the document does not know', () => {
    const first = aDocumentUpdate({ title: 'Plan for spring', markdown: RICH, clientId: 5 });
    const ids = [5, 5, 6];
    const update = retitleUpdate([first], 'Plan for summer', () => ids.shift() ?? 9);
    expect(titleOf(first, update)).toBe('Plan for summer');
    expect(new Set(docOf(first, update).store.clients.keys())).toEqual(new Set([5, 6]));
    expect(update.length).toBeLessThan(60);
    expect(retitleUpdate([first], 'Plan for spring', () => 6)).toEqual(Uint8Array.of(0, 0));
  });

  it('[CONTENT-21] a copy has the same text, one id and no trace of what was deleted', () => {
    const doc = docOf(aDocumentUpdate({ title: 'T', markdown: RICH, clientId: 5 }));
    const text = new Y.XmlText('secret');
    doc.getXmlFragment('default').insert(0, [text]);
    doc.getXmlFragment('default').delete(0, 1);
    const state = Y.encodeStateAsUpdate(doc);
    const copy = copyUpdate([state], 'Copy', 8);
    expect(contentOf([copy])).toEqual({ title: 'Copy', body: contentOf([state]).body });
    const copied = docOf(copy);
    expect([...copied.store.clients.keys()]).toEqual([8]);
    expect(copied.getXmlFragment('default').toString()).toBe(
      doc.getXmlFragment('default').toString(),
    );
    expect(new TextDecoder().decode(copy)).not.toContain('secret');
  });

  it('[CONTENT-22] nodes and marks of a later version stay, in JSON and in copies', () => {
    const body: NodeJson = {
      type: 'doc',
      content: [
        {
          type: 'futureBox',
          attrs: { size: 3 },
          content: [
            {
              type: 'text',
              text: 'in it',
              marks: [{ type: 'glow', attrs: { hue: 1 } }, { type: 'bold' }],
            },
          ],
        },
      ],
    };
    expect(contentOf([COUNTER()]).body).toEqual(body);
    expect(contentOf([copyUpdate([COUNTER()], '', 2)]).body).toEqual(body);
    expect(markdownOf(COUNTER())).toBe('**in it**');
  });

  it('[CONTENT-23] what no editor writes at all is left out, and nothing fails on it', () => {
    const update = strangeUpdate((body) => {
      const bare = new Y.XmlText('bare');
      const odd = new Y.XmlElement<Record<string, never>>('paragraph');
      odd.setAttribute('big', 10n as never);
      odd.setAttribute('bytes', Uint8Array.of(1) as never);
      odd.setAttribute('type', new Y.XmlText('in an attribute') as never);
      odd.setAttribute('list', [1, 2n, { a: null }] as never);
      body.insert(0, [bare, odd]);
    });
    const { body } = contentOf([update]);
    expect(body.content).toEqual([
      { type: 'text', text: 'bare' },
      { type: 'paragraph', attrs: { list: [1, null, { a: null }] } },
    ]);
    expect(JSON.parse(JSON.stringify(body))).toEqual(body);
    expect(markdownOf(copyUpdate([update], '', 1))).toBe('bare');
  });

  it('[CONTENT-24] a body that nests too deep is refused, written or read', () => {
    let deep: NodeJson = { type: 'paragraph' };
    for (let level = 0; level < 250; level += 1) deep = { type: 'blockquote', content: [deep] };
    const body = { type: 'doc', content: [deep] };
    expect(() => firstUpdate(1, { title: '', body })).toThrow('too_deep');
    const update = strangeUpdate((fragment) => {
      let parent: Y.XmlFragment = fragment;
      for (let level = 0; level < 250; level += 1) {
        const child = new Y.XmlElement('blockquote');
        parent.insert(0, [child]);
        parent = child;
      }
    });
    expect(() => contentOf([update])).toThrow('too_deep');
    expect(() => copyUpdate([update], '', 1)).toThrow('too_deep');
  });
});
