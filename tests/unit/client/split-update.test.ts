import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { splitUpdate } from '../../../lib/client/split-update.ts';
import type { FrameLimits } from '../../../lib/client/split-update.ts';

const NO_STRUCT_LIMIT = 1_000_000;

/** Applies the parts one by one, insisting that none waits for a later one. */
function applied(parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const part of parts) {
    Y.applyUpdate(doc, part);
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.store.pendingDs).toBeNull();
  }
  return doc;
}

function expectSplit(doc: Y.Doc, limits: FrameLimits): Uint8Array[] {
  const update = Y.encodeStateAsUpdate(doc);
  const parts = splitUpdate(update, limits);
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(limits.bytesMax);
  expect(Y.encodeStateAsUpdate(applied(parts))).toEqual(update);
  return parts;
}

describe('Splitting an update', () => {
  it('[CLIENT-11] leaves alone what fits', () => {
    const doc = new Y.Doc();
    doc.getText('title').insert(0, 'short');
    const update = Y.encodeStateAsUpdate(doc);
    expect(splitUpdate(update, { bytesMax: 512, structsMax: 10 })).toEqual([update]);
  });

  it('[CLIENT-11] cuts one huge run of text, never through a pair of surrogates', () => {
    const doc = new Y.Doc();
    doc.getText('title').insert(0, '\u{1F33E}束a'.repeat(1_000));
    const parts = expectSplit(doc, { bytesMax: 515, structsMax: NO_STRUCT_LIMIT });
    expect(parts.length).toBeGreaterThan(10);
    expect(applied(parts).getText('title').toString()).toBe('\u{1F33E}束a'.repeat(1_000));
  });

  it('[CLIENT-11] respects the number of structs', () => {
    const doc = new Y.Doc();
    const body = doc.getXmlFragment('default');
    for (let at = 0; at < 50; at += 1) body.insert(0, [new Y.XmlElement('paragraph')]);
    const parts = expectSplit(doc, { bytesMax: 100_000, structsMax: 20 });
    const counts = parts.map((part) => Y.decodeUpdate(part).structs.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(20);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50);
  });

  it('[CLIENT-11] sends deletions after what they delete', () => {
    const doc = new Y.Doc({ gc: false });
    const text = doc.getText('title');
    text.insert(0, 'x'.repeat(2_000));
    for (let at = 0; at < 200; at += 1) text.delete(at, 1);
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc), { bytesMax: 400, structsMax: 10_000 });
    expect(applied(parts).getText('title').toString()).toBe(text.toString());
  });

  it('[CLIENT-11] orders two writers who lean on each other, word by word', () => {
    const [ada, bob] = [new Y.Doc(), new Y.Doc()];
    // The lower id leans on the higher one and the other way round, alternately.
    ada.clientID = 1;
    bob.clientID = 2;
    const exchange = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
    for (let at = 0; at < 60; at += 1) {
      ada.getText('title').insert(ada.getText('title').length, 'ada ');
      exchange(ada, bob);
      bob.getText('title').insert(bob.getText('title').length, 'bob ');
      exchange(bob, ada);
    }
    const parts = expectSplit(ada, { bytesMax: 300, structsMax: NO_STRUCT_LIMIT });
    expect(parts.length).toBeGreaterThan(5);
  });
});
