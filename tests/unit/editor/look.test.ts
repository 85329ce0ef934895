import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { contentOf, copyUpdate, firstUpdate } from '../../../lib/editor/content.ts';
import { FACES, lookOf, PLAIN_LOOK, writeLook } from '../../../lib/editor/look.ts';
import { EMPTY_BODY } from '../../../lib/editor/node-json.ts';
import { writeTitle } from '../../../lib/editor/title.ts';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { newKnown } from '../../../lib/protocol/known.ts';
import { advance, screen } from '../../../lib/protocol/screen.ts';

const titleIn = (doc: Y.Doc) => doc.getText('title');

function replicaOf(...docs: readonly Y.Doc[]): Y.Doc {
  const replica = new Y.Doc();
  for (const doc of docs) Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  return replica;
}

describe('the look of a document', () => {
  it('[PAGE-76] is plain at first, and whatever was chosen is what everybody reads', () => {
    const doc = new Y.Doc();
    expect(lookOf(titleIn(doc))).toEqual(PLAIN_LOOK);
    for (const face of FACES) {
      for (const isSmall of [true, false]) {
        writeLook(titleIn(doc), { face, isSmall });
        expect(lookOf(titleIn(replicaOf(doc)))).toEqual({ face, isSmall });
      }
    }
  });

  it('[PAGE-76] [EDITOR-9] reading it, or choosing what it is already, writes nothing', () => {
    const doc = new Y.Doc();
    let updateCount = 0;
    doc.on('update', () => (updateCount += 1));
    lookOf(titleIn(doc));
    writeLook(titleIn(doc), PLAIN_LOOK);
    expect(updateCount).toBe(0);
  });

  it.each([7, null, 'comic', { a: 1 }, [], 'SANS', '__proto__', true, 'url(//evil.example)'])(
    '[PAGE-76] [EDITOR-8] %j written as a look reads as the plain one and stays',
    (value) => {
      const doc = new Y.Doc();
      titleIn(doc).setAttribute('face', value as string);
      titleIn(doc).setAttribute('small', value === true ? 1 : (value as string));
      const there = replicaOf(doc);
      expect(lookOf(titleIn(there))).toEqual(PLAIN_LOOK);
      expect(titleIn(there).getAttribute('face')).toEqual(value);
    },
  );

  it('[PAGE-76] chosen by two at once it is the same look for both, and the title is whole', () => {
    const doc = new Y.Doc();
    writeTitle(titleIn(doc), 'Notes');
    const [a, b] = [replicaOf(doc), replicaOf(doc)];
    writeLook(titleIn(a), { face: 'sans', isSmall: true });
    writeLook(titleIn(b), { face: 'mono', isSmall: false });
    writeTitle(titleIn(b), 'Our notes');
    const [left, right] = [replicaOf(a, b), replicaOf(b, a)];
    expect(lookOf(titleIn(left))).toEqual(lookOf(titleIn(right)));
    expect(lookOf(titleIn(left)).face).not.toBe('serif');
    expect(titleIn(left).toString()).toBe('Our notes');
  });

  it('[PAGE-76] is no step of an undo that belongs to the title', () => {
    const doc = new Y.Doc();
    const own = {};
    const undo = new Y.UndoManager(titleIn(doc), { trackedOrigins: new Set([own]) });
    doc.transact(() => writeTitle(titleIn(doc), 'Notes'), own);
    writeLook(titleIn(doc), { face: 'mono', isSmall: true }, {});
    undo.undo();
    expect(titleIn(doc).toString()).toBe('');
    expect(lookOf(titleIn(doc))).toEqual({ face: 'mono', isSmall: true });
  });

  it('[PAGE-76] passes the gate of the server, and from a reader it does not', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    writeTitle(titleIn(doc), 'Notes');
    writeLook(titleIn(doc), { face: 'sans', isSmall: true });
    writeLook(titleIn(doc), { face: 'mono', isSmall: false });
    const known = newKnown();
    const answers = updates.map((update) => {
      const writer = { mayWrite: true, ownershipOf: () => 'mine' as const };
      const reader = { ...writer, mayWrite: false };
      const refused = screen(known, update, reader, DEFAULT_LIMITS);
      const screened = screen(known, update, writer, DEFAULT_LIMITS);
      if (screened.is === 'accepted') advance(known, screened);
      return [refused.is, screened.is];
    });
    expect(answers).toEqual(updates.map(() => ['refused', 'accepted']));
    expect(updates).toHaveLength(3);
  });

  it('[PAGE-76] [CONTENT-21] goes along into a copy, also of a document without text', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, firstUpdate(1, { title: 'T', body: EMPTY_BODY }));
    writeLook(titleIn(doc), { face: 'sans', isSmall: true });
    for (const original of [Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(replicaOf(doc))]) {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, copyUpdate([original], 'Copy', 9));
      expect(lookOf(titleIn(copy))).toEqual({ face: 'sans', isSmall: true });
      expect([...copy.store.clients.keys()]).toEqual([9]);
    }
    const empty = copyUpdate([], 'Copy', 9);
    expect(contentOf([empty])).toEqual({ title: 'Copy', body: EMPTY_BODY });
  });
});
