/** Flows of honest people that strict screening could break, each by itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { editAtRandom, type Choice } from '../support/random-edits.ts';
import { TestRoom, type TestClient } from '../support/test-room.ts';

const aNumber = fc.nat({ max: 2 ** 16 });
const edits = fc.array(fc.record({ op: aNumber, who: aNumber, a: aNumber, b: aNumber }), {
  minLength: 1,
  maxLength: 30,
});

function edit(doc: Y.Doc, choices: readonly Choice[]): void {
  const undo = new Y.UndoManager([doc.getXmlFragment('default'), doc.getText('title')]);
  for (const choice of choices) editAtRandom(doc, undo, choice);
  undo.destroy();
}

const bodyOf = (doc: Y.Doc): string => doc.getXmlFragment('default').toString();

/** Everybody, and the log alone, say the same; nothing was refused for good. */
function expectWhole(room: TestRoom, clients: readonly TestClient[]): void {
  const stored = new Y.Doc();
  for (const { update } of room.stored) Y.applyUpdate(stored, update);
  for (const client of clients) {
    expect(bodyOf(client.doc)).toBe(bodyOf(stored));
    expect(client.closeCode).toBeNull();
    const refusals = client.own.filter((frame) => frame.is === 'refused');
    expect(refusals.filter(({ code }) => code !== 'resync')).toEqual([]);
  }
}

describe('legitimate flows', () => {
  it('[ROOM-5] a server restarted in the middle of step1 gets all of it in the end', () => {
    fc.assert(
      fc.property(edits, edits, fc.boolean(), (before, unsent, isLoadedInTime) => {
        const first = new TestRoom().load();
        const old = first.join({ personId: 'g_ada' }).hello();
        edit(old.doc, before);
        // Some of it is stored, the rest is lost with the server.
        first.commit(before.length % 4);
        old.hang();
        edit(old.doc, unsent);

        const second = new TestRoom({}, first);
        if (isLoadedInTime) second.load();
        const cut = second.join({ personId: 'g_ada', doc: old.doc }).hello();
        cut.hang();

        const third = new TestRoom({}, second).load();
        const ada = third.join({ personId: 'g_ada', doc: old.doc }).hello();
        const bob = third.join({ personId: 'g_bob' }).hello();
        third.settle();
        expectWhole(third, [ada, bob]);
      }),
      { numRuns: 100 },
    );
  });

  it('[ROOM-8] who comes back with a renewed cookie is the same person and writes on', () => {
    fc.assert(
      fc.property(edits, edits, (before, after) => {
        const room = new TestRoom().load();
        const old = room.join({ personId: 'g_ada' }).hello();
        edit(old.doc, before);
        room.settle();
        // The old socket hangs; the cookie is new, the person and the client id are not.
        old.hang();
        const again = room.join({ personId: 'g_ada', doc: old.doc }).hello();
        edit(again.doc, after);
        const bob = room.join({ personId: 'g_bob' }).hello();
        room.settle();
        expectWhole(room, [again, bob]);
      }),
      { numRuns: 100 },
    );
  });

  it('[ROOM-8] two tabs of one person write at once, each under its own client id', () => {
    fc.assert(
      fc.property(edits, edits, (left, right) => {
        const room = new TestRoom().load();
        const tabs = [room.join({ personId: 'g_ada' }), room.join({ personId: 'g_ada' })] as const;
        for (const tab of tabs) tab.hello();
        edit(tabs[0].doc, left);
        edit(tabs[1].doc, right);
        room.settle();
        expectWhole(room, tabs);
      }),
      { numRuns: 100 },
    );
  });
});
