import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ClientId } from '../../../lib/core/ids.ts';
import { contentOf, firstUpdate, restoreUpdate } from '../../../lib/editor/content.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';

const words = (text: string, ...marks: string[]): NodeJson => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: NodeJson[]): NodeJson => ({ type: 'paragraph', content });
const body = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });

let nextClientId = 100;
const newClientId = () => nextClientId++ as ClientId;
const stored = (title: string, content: NodeJson) =>
  firstUpdate(newClientId(), { title, body: content });

/** The document once this update is stored, too. */
const after = (updates: readonly Uint8Array[], earlier: Uint8Array) => [
  ...updates,
  restoreUpdate(updates, earlier, newClientId),
];

/** Neighbours with the same marks are one: how often text was parted is nothing anybody sees. */
function joined(node: NodeJson): NodeJson {
  const content: NodeJson[] = [];
  for (const child of (node.content ?? []).map(joined)) {
    const last = content.at(-1);
    const isSame = JSON.stringify(last?.marks) === JSON.stringify(child.marks);
    if (last?.type !== 'text' || child.type !== 'text' || !isSame) content.push(child);
    else content[content.length - 1] = { ...last, text: `${last.text}${child.text}` };
  }
  return node.content === undefined ? node : { ...node, content };
}

function reading(updates: readonly Uint8Array[]) {
  const { title, body: all } = contentOf(updates);
  return { title, body: joined(all) };
}

const anyText = fc
  .tuple(fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }), fc.boolean())
  .map(([text, isBold]) => (isBold ? words(text, 'bold') : words(text)));
const anyBlock = fc.oneof(
  fc.array(anyText, { maxLength: 3 }).map((content) => paragraph(...content)),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), anyText)
    .map(([level, text]): NodeJson => ({ type: 'heading', attrs: { level }, content: [text] })),
  fc
    .array(anyText, { minLength: 1, maxLength: 3 })
    .map((texts): NodeJson => ({ type: 'laterNode', content: texts.map((t) => paragraph(t)) })),
);
const anyBody = fc.array(anyBlock, { minLength: 1, maxLength: 6 }).map((blocks) => body(...blocks));

describe('restoring', () => {
  it('[CONTENT-38] makes any document read as any other, and back again', () => {
    fc.assert(
      fc.property(anyBody, anyBody, fc.string(), (present, past, title) => {
        const [now, then] = [stored('now', present), stored(title, past)];
        const restored = after([now], then);
        expect(reading(restored)).toEqual(reading([then]));
        expect(reading(after(restored, now))).toEqual(reading([now]));
      }),
    );
  });

  it('[CONTENT-38] adds nothing when the document reads like that already', () => {
    const now = stored('same', body(paragraph(words('as it was'))));
    expect(restoreUpdate([now], now, newClientId)).toEqual(Uint8Array.of(0, 0));
  });

  it('[CONTENT-38] is seen by a replica that has all that came between', () => {
    const first = stored('Plan', body(paragraph(words('one')), paragraph(words('two'))));
    const replica = new Y.Doc();
    Y.applyUpdate(replica, first);
    const edits: Uint8Array[] = [];
    replica.on('update', (update: Uint8Array) => edits.push(update));
    replica.getXmlFragment('default').delete(0, 1);
    replica.getText('title').insert(4, ' B');
    const restore = restoreUpdate([first, ...edits], first, newClientId);
    Y.applyUpdate(replica, restore);
    expect(contentOf([Y.encodeStateAsUpdate(replica)])).toEqual(contentOf([first]));
  });

  it('[CONTENT-39] keeps what was typed offline into a paragraph that it need not touch', () => {
    const first = stored('Plan', body(paragraph(words('one')), paragraph(words('two'))));
    const offline = new Y.Doc();
    Y.applyUpdate(offline, first);
    const away: Uint8Array[] = [];
    offline.on('update', (update: Uint8Array) => away.push(update));
    const paragraphAt = (doc: Y.Doc, at: number) => {
      const text = (doc.getXmlFragment('default').get(at) as Y.XmlElement).get(0);
      return text as Y.XmlText;
    };
    paragraphAt(offline, 0).insert(3, ' and a half');
    const online = new Y.Doc();
    Y.applyUpdate(online, first);
    const edits: Uint8Array[] = [];
    online.on('update', (update: Uint8Array) => edits.push(update));
    paragraphAt(online, 1).insert(3, ' too many');
    const restore = restoreUpdate([first, ...edits], first, newClientId);
    const merged = contentOf([first, ...edits, restore, ...away]);
    expect(merged.body).toEqual(body(paragraph(words('one and a half')), paragraph(words('two'))));
  });

  it('[CONTENT-39] touches only the letters that differ, and their marks', () => {
    const past = stored('', body(paragraph(words('the '), words('quick', 'bold'), words(' fox'))));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, past);
    const edits: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => edits.push(update));
    const text = (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(9, '\u{1F98A}');
    const restore = restoreUpdate([past, ...edits], past, newClientId);
    expect(restore.length).toBeLessThan(20);
    expect(contentOf([past, ...edits, restore])).toEqual(contentOf([past]));
  });
});
