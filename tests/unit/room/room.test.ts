import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../lib/core/ids.ts';
import { EMPTY_STEP2 } from '../../../lib/protocol/codec.ts';
import { FRAME, SYNC } from '../../../lib/protocol/frames.ts';
import { TestRoom } from '../../support/test-room.ts';

const pair = () => {
  const room = new TestRoom().load();
  const ada = room.join({ personId: 'g_ada' }).hello();
  const bob = room.join({ personId: 'g_bob' }).hello();
  room.settle();
  return { room, ada, bob };
};

describe('room', () => {
  it('[ROOM-1] relays and settles an update only after it is stored', () => {
    const { room, ada, bob } = pair();
    const settledBefore = ada.settledCount;
    ada.type('hello');
    ada.read();
    bob.read();
    expect(bob.text).toBe('');
    expect(ada.settledCount).toBe(settledBefore);
    room.commit();
    ada.read();
    bob.read();
    expect(bob.text).toBe('hello');
    expect(ada.settledCount).toBe(settledBefore + 1);
  });

  it('[ROOM-1] shows a newcomer nothing of what is on its way to the disk', () => {
    const { room, ada } = pair();
    ada.type('secret');
    const cy = room.join({ personId: 'g_cy' }).hello();
    cy.read();
    expect(cy.isSynced).toBe(true);
    expect(cy.text).toBe('');
    room.settle();
    expect(cy.text).toBe('secret');
  });

  it('[ROOM-2] never unloads while an update is pending, though everybody left', () => {
    const { room, ada, bob } = pair();
    ada.type('last words');
    ada.leave();
    bob.leave();
    room.pass(room.limits.roomIdleMs * 10);
    expect(room.count('unload')).toBe(0);
    room.commit();
    room.pass(room.limits.roomIdleMs - 1);
    expect(room.count('unload')).toBe(0);
    room.pass(1);
    expect(room.count('unload')).toBe(1);
  });

  it('[ROOM-2] stays when somebody comes back before the idle time is over', () => {
    const { room, ada, bob } = pair();
    ada.leave();
    bob.leave();
    room.pass(room.limits.roomIdleMs - 1);
    room.join().hello();
    room.pass(room.limits.roomIdleMs * 2);
    expect(room.count('unload')).toBe(0);
  });

  it('[ROOM-3] answers nobody before the stored content is loaded', () => {
    const before = new TestRoom().load();
    before.join().hello().type('stored');
    before.settle();
    const room = new TestRoom({}, before);
    const ada = room.join({ personId: 'g_bob' }).hello();
    ada.read();
    expect(ada.isSynced).toBe(false);
    room.load();
    ada.read();
    expect(ada.isSynced).toBe(true);
    expect(ada.text).toBe('stored');
  });

  it('[ROOM-3] says that all is here after all of it, then asks; of nothing that lacks it says just that', () => {
    const room = new TestRoom().load();
    const ada = room.join({ personId: 'g_ada' }).hello();
    for (const word of ['one ', 'two ', 'three']) ada.type(word);
    room.settle();
    const joining = (since: number) => {
      const bob = room.join({ personId: 'g_bob', since, doc: since === 0 ? new Y.Doc() : ada.doc });
      bob.hello();
      const sync = bob.inbox.filter((message) => message[0] === FRAME.sync);
      const told = sync.map((message) => message[1]);
      const doc = new Y.Doc();
      for (const message of sync.slice(0, told.indexOf(SYNC.step2))) {
        const decoder = decoding.createDecoder(message.subarray(2));
        Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
      }
      const step2 = sync[told.indexOf(SYNC.step2)];
      bob.leave();
      return { told, text: doc.getText('title').toString(), step2 };
    };
    const { update, step1, step2 } = SYNC;
    expect(joining(0)).toEqual({
      told: [update, update, update, step2, step1],
      text: 'one two three',
      step2: EMPTY_STEP2,
    });
    expect(joining(2).told).toEqual([update, step2, step1]);
    expect(joining(3)).toMatchObject({ told: [step2, step1], step2: EMPTY_STEP2 });
  });

  it('[ROOM-4] settles an empty frame no sooner than the content it repeats', () => {
    const { room, ada } = pair();
    ada.type('once');
    const again = ada.opening.sessionId;
    const settledBefore = ada.settledCount;
    room.tell({
      is: 'received',
      sessionId: again,
      frame: { is: 'step2', update: Y.encodeStateAsUpdate(ada.doc) },
    });
    ada.read();
    expect(ada.settledCount).toBe(settledBefore);
    room.commit();
    ada.read();
    expect(ada.settledCount).toBe(settledBefore + 2);
    expect(room.stored.length).toBe(1);
  });

  it('[ROOM-5] closes a gap with resync, one step1 and the step2 after it', () => {
    const room = new TestRoom().load();
    const doc = new Y.Doc();
    doc.getText('title').insert(0, 'unsent ');
    const ada = room.join({ doc });
    ada.type('and more');
    ada.hello();
    room.settle();
    expect(ada.own.some((frame) => frame.is === 'refused' && frame.code === 'resync')).toBe(true);
    expect(room.storedText()).toBe('unsent and more');
    expect(ada.settledCount).toBe(2);
  });

  it('[ROOM-11] tells every waiting session that the load failed', () => {
    const room = new TestRoom();
    const ada = room.join().hello();
    room.tell({ is: 'load-failed', code: 'storage_unavailable' });
    expect(ada.closeCode).toBe('storage_unavailable');
    expect(room.count('unload')).toBe(1);
  });

  it('[ROOM-12] serves a damaged document read-only, and says why', () => {
    const before = new TestRoom().load();
    before.join().hello().type('sound');
    before.settle();
    const room = new TestRoom({}, before).load({ isDamaged: true });
    const ada = room.join().hello();
    room.settle();
    expect(ada.text).toBe('sound');
    expect(ada.own[0]).toMatchObject({ role: 'viewer', reason: 'document_damaged' });
    ada.type(' and more');
    room.settle();
    expect(room.storedText()).toBe('sound');
    expect(ada.own.some((frame) => frame.is === 'refused')).toBe(true);
  });

  it('[ROOM-13] tells everybody while storage fails, and heals', () => {
    const { room, ada, bob } = pair();
    ada.type('kept');
    room.tell({ is: 'storage-failing', isFailing: true });
    bob.read();
    expect(bob.own.at(-1)).toMatchObject({ is: 'standing', reason: 'storage_unavailable' });
    expect(bob.text).toBe('');
    room.tell({ is: 'storage-failing', isFailing: false });
    room.settle();
    expect(bob.own.findLast((frame) => frame.is === 'standing')).toMatchObject({ reason: null });
    expect(bob.text).toBe('kept');
  });

  it('[ROOM-14] drains: no new work, what is pending is stored, then everybody is told', () => {
    const { room, ada, bob } = pair();
    ada.type('in time');
    room.tell({ is: 'drained' });
    expect(bob.closeCode).toBeNull();
    ada.type(' too late');
    expect(room.uncommitted.length).toBe(1);
    room.commit();
    bob.read();
    expect(bob.text).toBe('in time');
    expect(bob.closeCode).toBe('restarting');
    expect(room.count('unload')).toBe(1);
  });

  it('[ROOM-15] lets no session wait longer than the heartbeat for a sign of life', () => {
    const { room, ada } = pair();
    for (let beat = 0; beat < 5; beat++) {
      room.pass(room.limits.heartbeatMs);
      expect(ada.read()).toBe(true);
    }
  });

  it('[ROOM-16] brings a returning client only what came after its position', () => {
    const { room, ada, bob } = pair();
    ada.type('first');
    room.settle();
    bob.read();
    const told = () => bob.own.filter((frame) => frame.is === 'position');
    expect(told()).toMatchObject([{ seq: 0 }]);
    room.pass(room.limits.positionMs);
    bob.read();
    expect(told()).toMatchObject([{ seq: 0 }, { seq: 1 }]);
    expect(told()[1]?.documentBytes).toBe(room.storedBytes());
    bob.leave();
    ada.type('second');
    room.settle();
    const again = room.join({ personId: 'g_bob', doc: bob.doc, since: 1 }).hello();
    const updates = again.inbox.filter((message) => message[0] === 0 && message[1] === 2);
    expect(updates.length).toBe(1);
    again.read();
    expect(again.text).toBe('firstsecond');
  });

  it('[ROOM-17] reads a pouring connection no further, and refuses nothing', () => {
    const room = new TestRoom({ sessionPendingUpdatesMax: 10 }).load();
    const ada = room.join().hello();
    room.settle();
    for (let n = 0; n < 30; n++) ada.type('x');
    const reads = () => room.effects.filter((effect) => effect.is === 'read');
    expect(reads().map((effect) => effect.isPaused)).toEqual([true]);
    room.settle();
    expect(reads().map((effect) => effect.isPaused)).toEqual([true, false]);
    expect(room.storedText()).toBe('x'.repeat(30));
    expect(ada.own.some((frame) => frame.is === 'refused')).toBe(false);
  });

  it('[ROOM-18] answers a repeated step1 once per interval', () => {
    const { room, ada } = pair();
    ada.type('content');
    room.settle();
    room.pass(room.limits.contentAnswerMs);
    for (let n = 0; n < 20; n++) ada.hello();
    const answers = () => ada.inbox.filter((message) => message[0] === 0 && message[1] === 1);
    expect(answers().length).toBe(1);
    room.pass(room.limits.contentAnswerMs);
    expect(answers().length).toBe(2);
  });

  it('[ROOM-19] stores and relays an edit of the server like anybody else’s', () => {
    const { room, bob } = pair();
    const doc = new Y.Doc();
    doc.getText('title').insert(0, 'imported');
    room.tell({ is: 'edited', editId: 7, update: Y.encodeStateAsUpdate(doc) });
    expect(room.count('edit-settled')).toBe(0);
    room.settle();
    expect(room.effects).toContainEqual({ is: 'edit-settled', editId: 7, refused: null });
    expect(bob.text).toBe('imported');
  });

  it('[ROOM-20] closes the sessions of a revoked person and of nobody else', () => {
    const { room, ada, bob } = pair();
    const tab = room.join({ personId: 'g_ada' }).hello();
    room.tell({ is: 'revoked', personId: 'g_ada' as PersonId });
    expect(ada.closeCode).toBe('not_allowed');
    expect(tab.closeCode).toBe('not_allowed');
    expect(bob.closeCode).toBeNull();
  });
});
