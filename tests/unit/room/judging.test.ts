/** What people may do changes while they are in a room. */
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Role } from '../../../lib/core/policy.ts';
import { awarenessFrame } from '../../support/awareness-frame.ts';
import { TestRoom } from '../../support/test-room.ts';

type Roles = readonly (readonly [string | null, Role])[];

const judge = (room: TestRoom, ...roles: Roles) =>
  room.tell({ is: 'judged', roles: roles as readonly (readonly [PersonId | null, Role])[] });
const refusals = ({ own }: ReturnType<TestRoom['join']>) =>
  own.filter((frame) => frame.is === 'refused').map((frame) => frame.code);
const standings = ({ own }: ReturnType<TestRoom['join']>) =>
  own.flatMap((frame) => (frame.is === 'standing' ? [frame.role] : []));

describe('a room in which access changes', () => {
  it('[SHARE-10] one person less: its sessions are closed, and nobody else hears a word', () => {
    const room = new TestRoom().load();
    const tabs = [1, 2].map(() => room.join({ personId: 'g_bob' }).hello());
    const others = ['g_ada', 'g_cleo', null].map((personId) => room.join({ personId }).hello());
    room.settle();
    judge(room, ['g_bob', 'none']);
    expect(tabs.map(({ closeCode }) => closeCode)).toEqual(['not_allowed', 'not_allowed']);
    expect(others.map(({ closeCode, inbox }) => [closeCode, inbox.length])).toEqual(
      others.map(() => [null, 0]),
    );
    expect(room.room.sessionCount).toBe(3);
  });

  it('[SHARE-10] who may do less is told in place, reads on, and writes nothing any more', () => {
    const room = new TestRoom().load();
    const bob = room.join({ personId: 'g_bob' }).hello();
    const ada = room.join({ personId: 'g_ada' }).hello();
    room.settle();
    bob.type('before');
    room.settle();
    judge(room, ['g_bob', 'viewer'], ['g_ada', 'editor']);
    room.settle();
    expect(standings(bob)).toEqual(['editor', 'viewer']);
    expect(standings(ada)).toEqual(['editor']);
    bob.type(' and after');
    ada.type('!', 0);
    room.settle();
    expect(refusals(bob)).toEqual(['not_allowed']);
    expect(room.storedText()).toBe('!before');
    expect(bob.text).toBe('!before and after');
    expect(bob.closeCode).toBeNull();
  });

  it('[SHARE-13] who may do more is told, and writes at once', () => {
    const room = new TestRoom().load();
    const bob = room.join({ personId: 'g_bob', role: 'viewer' }).hello();
    room.settle();
    judge(room, ['g_bob', 'editor']);
    bob.type('now');
    room.settle();
    expect(standings(bob)).toEqual(['viewer', 'editor']);
    expect(room.storedText()).toBe('now');
  });

  it('[TOKEN-9] a session is never more than what it has shown allows, whatever its person is judged', () => {
    const room = new TestRoom().load();
    const reader = room.join({ personId: 'm_ada', role: 'viewer', ceiling: 'viewer' }).hello();
    const page = room.join({ personId: 'm_ada', role: 'viewer' }).hello();
    room.settle();
    judge(room, ['m_ada', 'editor']);
    reader.type('forged');
    page.type('written');
    room.settle();
    expect([standings(reader), standings(page)]).toEqual([['viewer'], ['viewer', 'editor']]);
    expect(refusals(reader)).toEqual(['not_allowed']);
    expect(room.storedText()).toBe('written');
    judge(room, ['m_ada', 'none']);
    expect([reader.closeCode, page.closeCode]).toEqual(['not_allowed', 'not_allowed']);
  });

  it('[TOKEN-9] one that claims more at the door than it has shown gets no more, either', () => {
    const room = new TestRoom().load();
    const reader = room.join({ personId: 'm_ada', role: 'owner', ceiling: 'viewer' }).hello();
    reader.type('forged');
    room.settle();
    expect([standings(reader), room.storedText()]).toEqual([['viewer'], '']);
  });

  it('[SHARE-10] those without credentials are judged together', () => {
    const room = new TestRoom().load();
    const programs = [1, 2].map(() => room.join({ personId: null, wantsOwnFrames: false }).hello());
    const ada = room.join({ personId: 'g_ada' }).hello();
    judge(room, [null, 'none']);
    expect(programs.map(({ closeCode }) => closeCode)).toEqual(['not_allowed', 'not_allowed']);
    expect(ada.closeCode).toBeNull();
  });

  it('[SHARE-10] a role that stays is not told again, and who is not judged stays as it is', () => {
    const room = new TestRoom().load();
    const bob = room.join({ personId: 'g_bob' }).hello();
    const viewer = room.join({ personId: 'g_cleo', role: 'viewer' }).hello();
    room.settle();
    judge(room, ['g_bob', 'editor'], ['g_dan', 'none']);
    room.settle();
    expect([standings(bob), standings(viewer)]).toEqual([['editor'], ['viewer']]);
  });

  it('[SHARE-14] what waits for the document to load is judged by what holds then', () => {
    const room = new TestRoom();
    const bob = room.join({ personId: 'g_bob' }).hello();
    const cleo = room.join({ personId: 'g_cleo' }).hello();
    bob.type('held');
    cleo.type('gone');
    judge(room, ['g_bob', 'viewer'], ['g_cleo', 'none']);
    room.load();
    room.settle();
    expect(room.stored).toEqual([]);
    expect(refusals(bob)).toContain('not_allowed');
    expect(cleo.closeCode).toBe('not_allowed');
  });

  it('[SHARE-14] what waits for a client id is, too', () => {
    const room = new TestRoom().load();
    const holder = room.join({ personId: null, wantsOwnFrames: false }).hello();
    holder.type('mine');
    room.settle();
    holder.hang();
    // The same replica comes again, from a network on which its old socket still hangs.
    const again = room.join({ personId: null, doc: holder.doc }).hello();
    again.type(' held');
    judge(room, [null, 'viewer']);
    room.pass(room.limits.takeoverPingMs);
    room.settle();
    expect(holder.closeCode).toBe('slow_reader');
    expect(refusals(again)).toContain('not_allowed');
    expect(room.storedText()).toBe('mine');
  });

  it('[SHARE-14] what was accepted before is stored and shown, whoever wrote it', () => {
    const room = new TestRoom().load();
    const bob = room.join({ personId: 'g_bob' }).hello();
    const ada = room.join({ personId: 'g_ada' }).hello();
    room.settle();
    bob.type('accepted');
    judge(room, ['g_bob', 'none']);
    room.settle();
    expect(ada.text).toBe('accepted');
  });

  it('[ROOM-12] nobody is raised above a reader in a damaged document', () => {
    const room = new TestRoom().load({ isDamaged: true });
    const bob = room.join({ personId: 'g_bob' }).hello();
    judge(room, ['g_bob', 'owner']);
    room.settle();
    expect(standings(bob)).toEqual(['viewer']);
    judge(room, ['g_bob', 'none']);
    expect(bob.closeCode).toBe('not_allowed');
  });

  it('[SHARE-10] says who is in it, once each', () => {
    const room = new TestRoom().load();
    for (const personId of ['g_bob', 'g_bob', 'g_ada', null, null]) room.join({ personId });
    expect(room.room.people()).toEqual(['g_bob', 'g_ada', null]);
  });

  it('[PRES-1] a member is announced as one', () => {
    const room = new TestRoom().load();
    const kinds = ['m_ada', 'g_bob', null].map((personId) => {
      const client = room.join({ personId });
      client.hello();
      const { clientID: clientId } = client.doc;
      client.sendFrame(awarenessFrame({ clientId, clock: 1, state: { user: { kind: 'x' } } }));
      room.pass(room.limits.presenceWindowMs);
      client.read();
      const last = client.awareness.at(-1) ?? new Uint8Array();
      return /"kind":"(\w+)"/.exec(new TextDecoder().decode(last))?.[1];
    });
    expect(kinds).toEqual(['member', 'guest', 'program']);
  });
});
