import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { encodeUpdate } from '../../../lib/protocol/codec.ts';
import { awarenessFrame } from '../../support/awareness-frame.ts';
import { TestRoom } from '../../support/test-room.ts';

/** 15 bytes that claim 2^31 - 1 - clock units of `clientId` as garbage. */
function poison(clientId: number, clock: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const n of [1, 1, clientId, clock, 0, 2 ** 31 - 1 - clock, 0]) {
    encoding.writeVarUint(encoder, n);
  }
  return encoding.toUint8Array(encoder);
}

const refusals = (client: ReturnType<TestRoom['join']>) =>
  client.own.filter((frame) => frame.is === 'refused').map((frame) => frame.code);

describe('rights in a room', () => {
  it('[ROOM-6] A11: answers a viewer’s content, stores nothing, and lets the viewer stay', () => {
    const room = new TestRoom({ sessionRefusalsMax: 5 }).load();
    const viewer = room.join({ role: 'viewer' }).hello();
    room.settle();
    viewer.type('no');
    room.settle();
    expect(room.stored.length).toBe(0);
    expect(refusals(viewer)).toEqual(['not_allowed']);
    expect(viewer.closeCode).toBeNull();
    expect(viewer.settledCount).toBe(2);
    for (let n = 0; n < 5; n++) viewer.send(encodeUpdate(Y.encodeStateAsUpdate(viewer.doc)));
    expect(viewer.closeCode).toBe('not_allowed');
    // Each is counted; the log is told once, and without any content.
    expect(room.count('refused')).toBe(6);
    const logged = room.effects.filter((effect) => effect.is === 'log');
    expect(logged).toMatchObject([{ event: 'update.refused', facts: { code: 'not_allowed' } }]);
  });

  it('[ROOM-6] lets a viewer join quietly although its step2 repeats all deletions', () => {
    const before = new TestRoom().load();
    const ada = before.join().hello();
    ada.type('some text');
    ada.doc.getText('title').delete(0, 5);
    before.settle();
    const room = new TestRoom({}, before).load();
    const viewer = room.join({ role: 'viewer', doc: ada.doc }).hello();
    room.settle();
    expect(refusals(viewer)).toEqual([]);
    expect(viewer.settledCount).toBe(1);
  });

  it('[ROOM-7] A11: ends a stock connection whose content is refused for good', () => {
    const room = new TestRoom().load();
    const stock = room.join({ wantsOwnFrames: false }).hello();
    room.settle();
    stock.doc.getMap('elsewhere').set('key', 1);
    expect(stock.closeCode).toBe('unsupported_content');
  });

  it('[ROOM-7] A11: tells Sheaf’s own client, which may stay', () => {
    const room = new TestRoom().load();
    const ada = room.join().hello();
    room.settle();
    ada.doc.getMap('elsewhere').set('key', 1);
    room.settle();
    expect(refusals(ada)).toEqual(['unsupported_content']);
    expect(ada.closeCode).toBeNull();
  });

  it('[ROOM-8] refuses clock poisoning, and the victim’s next edits survive', () => {
    const room = new TestRoom().load();
    const victim = room.join({ personId: 'g_victim' }).hello();
    const mallory = room.join({ personId: 'g_mallory' }).hello();
    victim.type('mine');
    room.settle();
    mallory.send(encodeUpdate(poison(victim.doc.clientID, 4)));
    room.settle();
    expect(refusals(mallory)).toEqual(['foreign_client_id']);
    victim.type(' and still mine');
    room.settle();
    expect(room.storedText()).toBe('mine and still mine');
    expect(mallory.text).toBe('mine and still mine');
  });

  it('[ROOM-8] keeps ownership over a restart', () => {
    const before = new TestRoom().load();
    const victim = before.join({ personId: 'g_victim' }).hello();
    victim.type('mine');
    before.settle();
    const room = new TestRoom({}, before).load();
    for (const personId of ['g_mallory', null]) {
      const mallory = room.join({ personId }).hello();
      room.settle();
      mallory.send(encodeUpdate(poison(victim.doc.clientID, 4)));
      mallory.read();
      expect(refusals(mallory)).toEqual(['foreign_client_id']);
    }
  });

  it('[ROOM-8] guards an id from the moment its caret is shown, before a word is typed', () => {
    const room = new TestRoom().load();
    const victim = room.join({ personId: 'g_victim' }).hello();
    const mallory = room.join({ personId: 'g_mallory' }).hello();
    const entry = { clientId: victim.doc.clientID, clock: 1, state: {} };
    victim.sendFrame(awarenessFrame(entry));
    mallory.send(encodeUpdate(poison(victim.doc.clientID, 0)));
    mallory.read();
    expect(refusals(mallory)).toEqual(['foreign_client_id']);
  });

  it('[ROOM-9] hands an id without credentials over when its holder is gone', () => {
    const room = new TestRoom().load();
    const old = room.join({ personId: null }).hello();
    old.type('before');
    room.settle();
    old.hang();
    const back = room.join({ personId: null, doc: old.doc }).hello();
    room.settle();
    back.type(' after');
    expect(room.effects).toContainEqual({ is: 'ping', sessionId: old.sessionId });
    expect(room.uncommitted.length).toBe(0);
    room.pass(room.limits.takeoverPingMs);
    room.settle();
    expect(old.closeCode).toBe('slow_reader');
    expect(room.storedText()).toBe('before after');
  });

  it('[ROOM-9] refuses the newcomer when the holder answers the ping', () => {
    const room = new TestRoom().load();
    const holder = room.join({ personId: null }).hello();
    holder.type('mine');
    room.settle();
    const thief = room.join({ personId: null }).hello();
    room.settle();
    thief.send(encodeUpdate(poison(holder.doc.clientID, 4)));
    expect(thief.closeCode).toBeNull();
    room.tell({ is: 'ponged', sessionId: holder.sessionId });
    thief.read();
    expect(refusals(thief)).toEqual(['foreign_client_id']);
    expect(room.uncommitted.length).toBe(0);
  });

  it('[ROOM-10] turns away a copy that remembers what this log has lost', () => {
    const before = new TestRoom().load();
    const ada = before.join({ personId: 'g_ada' }).hello();
    const bob = before.join({ personId: 'g_bob' }).hello();
    ada.type('one');
    before.settle();
    const backup = { stored: [...before.stored], owners: new Map(before.owners) };
    ada.type(' two');
    before.settle();
    before.stored.splice(0, before.stored.length, ...backup.stored);
    const room = new TestRoom({}, before).load();
    const stale = room.join({ personId: 'g_bob', doc: bob.doc }).hello();
    expect(stale.closeCode).toBe('copy_outdated');
    const author = room.join({ personId: 'g_ada', doc: ada.doc }).hello();
    room.settle();
    expect(author.closeCode).toBeNull();
    expect(room.storedText()).toBe('one two');
  });
});
