import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { TestRoom } from '../../support/test-room.ts';

const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

/** What the room sent as content to this session, in bytes. */
const bytesSent = (room: TestRoom, sessionId: number) =>
  room.effects
    .flatMap((effect) =>
      effect.is === 'send' && effect.sessionId === sessionId && effect.kind === 'content'
        ? effect.frames
        : [],
    )
    .reduce((sum, { length }) => sum + length, 0);

describe('a returning copy', () => {
  it('[ROOM-29] of a log that was copied back and grew past its position gets everything', () => {
    const before = new TestRoom().load();
    const ada = before.join({ personId: 'g_ada' }).hello();
    ada.type('kept ');
    before.settle();
    // From here the folder is copied back; what Bob still saw is lost.
    const restored = new TestRoom({}, before).load();
    const bobsCopy = copyOf(ada.doc);
    bobsCopy.getText('title').insert(5, 'lost');
    const cy = restored.join({ personId: 'g_cy' }).hello();
    cy.read();
    for (const word of ['other ', 'words ', 'came']) cy.type(word);
    restored.settle();
    // In the lost log seq 3 was the last one Bob was sent.
    const bob = restored.join({ personId: 'g_bob', since: 3, doc: bobsCopy }).hello();
    restored.settle();
    expect(bob.text).toContain('other words came');
    expect(cy.text).toBe(bob.text);
    expect(restored.effects).toContainEqual(expect.objectContaining({ event: 'copy.lacking' }));
  });

  it('[ROOM-29] that has all it says is sent only the rest, also while others write', () => {
    const room = new TestRoom().load();
    const ada = room.join({ personId: 'g_ada' }).hello();
    ada.type('x'.repeat(5_000));
    room.settle();
    const copy = copyOf(ada.doc);
    ada.type('stored later');
    room.settle();
    ada.type(' and on its way');
    const bob = room.join({ personId: 'g_bob', since: 1, doc: copy }).hello();
    expect(bytesSent(room, bob.sessionId)).toBeLessThan(1_000);
    room.settle();
    expect(bob.text).toBe(ada.text);
  });

  it('[ROOM-29] with words of its own that are not stored yet is sent only the rest, too', () => {
    const room = new TestRoom().load();
    const ada = room.join({ personId: 'g_ada' }).hello();
    ada.type('x'.repeat(5_000));
    room.settle();
    const copy = copyOf(ada.doc);
    copy.getText('title').insert(0, 'typed offline ');
    const bob = room.join({ personId: 'g_bob', since: 1, doc: copy }).hello();
    expect(bytesSent(room, bob.sessionId)).toBeLessThan(1_000);
    room.settle();
    expect(ada.text.startsWith('typed offline ')).toBe(true);
  });
});
