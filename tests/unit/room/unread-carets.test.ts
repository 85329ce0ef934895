import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PersonId } from '../../../lib/core/ids.ts';
import { encodeAwareness } from '../../../lib/protocol/codec.ts';
import type { ClientFrame } from '../../../lib/protocol/frames.ts';
import { awarenessFrame, claim } from '../../support/awareness-frame.ts';
import { shownCarets } from '../../support/shown-carets.ts';
import { TestRoom, type TestClient } from '../../support/test-room.ts';

let clock = 0;
const says = (client: TestClient, text: string): ClientFrame => ({
  is: 'awareness',
  claims: [claim(client.doc.clientID, ++clock, text)],
});
const move = (client: TestClient, cursor: number) =>
  client.sendFrame(says(client, JSON.stringify({ cursor })));
const cursors = (client: TestClient) =>
  [...shownCarets(client).values()].map(({ cursor }) => cursor);

/** Ada's caret is at 0, and everybody is shown it. */
function world() {
  const room = new TestRoom().load();
  const [ada, bob] = [
    room.join({ personId: 'g_ada' }).hello(),
    room.join({ personId: 'g_bob' }).hello(),
  ];
  room.settle();
  move(ada, 0);
  const window = () => room.pass(room.limits.presenceWindowMs);
  window();
  expect(cursors(bob)).toEqual([0]);
  return { room, ada, bob, window };
}

/** What is read from here on. */
const readings = () => vi.spyOn(JSON, 'parse');

afterEach(() => {
  vi.restoreAllMocks();
});

describe('carets that nobody has been shown yet', () => {
  it('[PRES-12] are not read when another one comes before they are', () => {
    const { ada, bob, window } = world();
    const read = readings();
    for (let at = 1; at <= 25; at++) move(ada, at);
    expect(read).not.toHaveBeenCalled();
    window();
    expect(read).toHaveBeenCalledTimes(1);
    expect(cursors(bob)).toEqual([25]);
  });

  it('[PRES-12] are read once, however many come to see them', () => {
    const { room, ada } = world();
    const read = readings();
    move(ada, 1);
    const come = Array.from({ length: 5 }, (_, n) => room.join({ personId: `g_${n}` }).hello());
    expect(read).toHaveBeenCalledTimes(1);
    for (const newcomer of come) expect(cursors(newcomer)).toEqual([1]);
  });

  it.each([
    ['no JSON', '{"cursor":'],
    ['an unsafe key', '{"__proto__":{"cursor":1}}'],
    ['a list', '[1]'],
    ['a number', '1'],
    ['nothing', ''],
    ['a state that nests too deep', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`],
  ])('[PRES-12] [WIRE-7] change nothing where they turn out to be %s', (_, text) => {
    const { ada, bob, window } = world();
    ada.sendFrame(says(ada, text));
    window();
    expect(cursors(bob)).toEqual([0]);
    expect(ada.closeCode).toBeNull();
    move(ada, 2);
    window();
    expect(cursors(bob)).toEqual([2]);
  });

  it('[PRES-12] do not keep their sender here: leaving is heard at once, and so is coming back', () => {
    const { ada, bob, window } = world();
    move(ada, 1);
    ada.sendFrame(says(ada, ' \n null'));
    window();
    expect(cursors(bob)).toEqual([]);
    move(ada, 2);
    ada.sendFrame(says(ada, 'null'));
    move(ada, 3);
    window();
    expect(cursors(bob)).toEqual([3]);
  });

  it('[PRES-12] are not replaced by what was said before them', () => {
    const { ada, bob, window } = world();
    move(ada, 1);
    const id = ada.doc.clientID;
    const late = [claim(id, clock - 1, '{"cursor":"late"}'), claim(id, clock - 1, 'null')];
    ada.sendFrame({ is: 'awareness', claims: late });
    window();
    expect(cursors(bob)).toEqual([1]);
  });

  it('[PRES-1] [PRES-12] carry the name that holds when they are shown', () => {
    const { room, ada, bob, window } = world();
    ada.sendFrame(says(ada, '{"cursor":1,"user":{"name":"The Pope"}}'));
    const profile = { name: 'Ada L.', hue: 2 };
    room.tell({ is: 'renamed', personId: 'g_ada' as PersonId, profile });
    window();
    expect([...shownCarets(bob).values()]).toMatchObject([
      { cursor: 1, user: { id: 'g_ada', name: 'Ada L.', hue: 2 } },
    ]);
  });

  it('[PRES-6] [PRES-12] are lost with the old socket of a person who came back, and only they', () => {
    const { room, ada, bob, window } = world();
    const back = room.join({ personId: 'g_ada', doc: ada.doc }).hello();
    move(ada, 1);
    move(back, 2);
    ada.leave();
    window();
    expect(cursors(bob)).toEqual([2]);
  });

  it('[PRES-3] [PRES-12] wait for the newest update of their sender, each anew', () => {
    const { room, ada, bob, window } = world();
    for (let at = 1; at <= 3; at++) {
      ada.type('x');
      move(ada, at);
    }
    room.commit(2);
    window();
    expect(cursors(bob)).toEqual([0]);
    room.commit();
    window();
    expect(cursors(bob)).toEqual([3]);
  });

  it('[WIRE-6] share no memory with the socket, neither here nor while their frame waits', () => {
    const { room, ada, bob, window } = world();
    const at = (n: number) =>
      Buffer.from(
        encodeAwareness([{ clientId: ada.doc.clientID, clock: ++clock, state: { cursor: n } }]),
      );
    const bytes = at(1);
    ada.send(bytes);
    bytes.fill(0);
    window();
    expect(cursors(bob)).toEqual([1]);

    const loading = new TestRoom();
    const early = loading.join({ personId: 'g_ada', doc: ada.doc }).hello();
    const later = at(2);
    early.send(later);
    later.fill(0);
    loading.load();
    const reader = loading.join({ personId: 'g_bob' }).hello();
    expect(cursors(reader)).toEqual([2]);
    expect(room.effects.some(({ is }) => is === 'close')).toBe(false);
  });

  it('[ROOM-9] [WIRE-13] of a frame that waits for a client id, what was read is not read again', () => {
    const room = new TestRoom().load();
    const holder = room.join({ personId: null }).hello();
    move(holder, 0);
    const stranger = room.join({ personId: null }).hello();
    const junk = Array.from({ length: 100 }, (_, n) => claim(5_000 + n, 1, '{"not":'));
    stranger.sendFrame({
      is: 'awareness',
      claims: [...junk, ...awarenessClaims(holder.doc.clientID, { cursor: 7 })],
    });
    const read = readings();
    for (let n = 0; n < 10; n++) room.join({ personId: `g_${n}` }).leave();
    expect(read.mock.calls.length).toBeLessThanOrEqual(10);
    room.pass(room.limits.takeoverPingMs);
    expect(holder.closeCode).toBe('slow_reader');
    room.pass(room.limits.presenceWindowMs);
    const reader = room.join({ personId: 'g_reader' }).hello();
    expect(cursors(reader)).toEqual([7]);
  });
});

function awarenessClaims(clientId: number, state: Record<string, unknown>) {
  const frame = awarenessFrame({ clientId, clock: ++clock, state });
  return frame.is === 'awareness' ? frame.claims : [];
}
