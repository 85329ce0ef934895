/** A guest that becomes a member while its pages are open. */
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../lib/core/ids.ts';
import { awarenessFrame } from '../../support/awareness-frame.ts';
import { TestRegistry } from '../../support/test-registry.ts';
import { type TestClient, TestRoom } from '../../support/test-room.ts';

const GUEST = 'g_ada';
const MEMBER = 'm_ada';

const link = (room: TestRoom) =>
  room.tell({ is: 'linked', guestId: GUEST as PersonId, memberId: MEMBER as PersonId });
const refusals = ({ own }: TestClient) =>
  own.filter((frame) => frame.is === 'refused').map((frame) => frame.code);
/** The same page, connected again. */
const comesBack = (room: TestRoom, page: TestClient, personId = MEMBER) => {
  page.leave();
  return room.join({ personId, doc: page.doc }).hello();
};

describe('a guest that becomes a member', () => {
  it('[ROOM-37] its pages are closed, come back as the member, and go on under the same client id', () => {
    const room = new TestRoom().load();
    const page = room.join({ personId: GUEST }).hello();
    const bob = room.join({ personId: 'g_bob' }).hello();
    page.type('before');
    room.settle();
    link(room);
    expect([page.closeCode, bob.closeCode]).toEqual(['guest_linked', null]);
    // Typed while nobody listened.
    page.type(', meanwhile');
    const back = comesBack(room, page);
    room.settle();
    back.type(', after');
    room.settle();
    expect([back.closeCode, refusals(back)]).toEqual([null, []]);
    expect(bob.text).toBe('before, meanwhile, after');
    expect(room.storedText()).toBe('before, meanwhile, after');
    expect(room.stored.map(({ author }) => author)).toEqual([GUEST, MEMBER, MEMBER]);
  });

  it('[ROOM-37] what was accepted before and is not stored yet is stored, and shown', () => {
    const room = new TestRoom().load();
    const page = room.join({ personId: GUEST }).hello();
    room.settle();
    page.type('on its way');
    link(room);
    const back = comesBack(room, page);
    back.type('!');
    room.settle();
    expect(room.storedText()).toBe('on its way!');
    expect(refusals(back)).toEqual([]);
  });

  it('[ROOM-37] in a document that is being read, whatever the reading says of its owner', () => {
    const before = new TestRoom().load();
    const page = before.join({ personId: GUEST }).hello();
    page.type('before');
    before.settle();
    const room = new TestRoom({}, before);
    const waiting = room.join({ personId: GUEST }).hello();
    link(room);
    expect(waiting.closeCode).toBe('guest_linked');
    page.type(', after');
    const back = room.join({ personId: MEMBER, doc: page.doc }).hello();
    room.load();
    room.settle();
    expect(refusals(back)).toEqual([]);
    expect(room.storedText()).toBe('before, after');
  });

  it('[ROOM-37] nobody else writes under its client ids, not even who comes as the guest', () => {
    const room = new TestRoom().load();
    const page = room.join({ personId: GUEST }).hello();
    page.type('mine');
    room.settle();
    link(room);
    for (const personId of [GUEST, 'g_bob', null]) {
      const thief = room.join({ personId, doc: copyOf(page.doc) }).hello();
      room.settle();
      thief.type('!');
      thief.read();
      expect(refusals(thief)).toEqual(['foreign_client_id']);
    }
    expect(room.storedText()).toBe('mine');
  });

  it('[ROOM-37] a caret of the page is shown again, as the member’s', () => {
    const room = new TestRoom().load();
    const page = room.join({ personId: GUEST }).hello();
    const caret = (clock: number) =>
      awarenessFrame({ clientId: page.doc.clientID, clock, state: { cursor: null } });
    page.sendFrame(caret(1));
    room.settle();
    link(room);
    const back = comesBack(room, page);
    back.sendFrame(caret(2));
    room.pass(room.limits.presenceWindowMs);
    back.read();
    const shown = new TextDecoder().decode(back.awareness.at(-1));
    expect(shown).toContain(`"id":"${MEMBER}","kind":"member"`);
  });

  it('[ROOM-37] every open room hears of it', async () => {
    const registry = new TestRegistry();
    const ids = await Promise.all(['one', 'two'].map((name) => registry.makeDocument(name)));
    const sockets = ids.map((id) => registry.enter(id, GUEST).socket);
    const other = registry.enter(ids[0] ?? ('' as (typeof ids)[number]), 'g_bob').socket;
    await registry.turns();
    registry.bus.publish({
      is: 'guest-linked',
      guestId: GUEST as PersonId,
      memberId: MEMBER as PersonId,
    });
    expect(sockets.map(({ closeReason }) => closeReason)).toEqual(['guest_linked', 'guest_linked']);
    expect(other.closeReason).toBeNull();
  });
});

/** The same replica in other hands: its client id and all. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = doc.clientID;
  return copy;
}
