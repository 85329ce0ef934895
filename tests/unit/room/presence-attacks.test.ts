import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../../lib/core/ids.ts';
import { encodeAwareness } from '../../../lib/protocol/codec.ts';
import { HOSTILE_ATTACKER, HOSTILE_FRAMES, HOSTILE_VICTIM } from '../../corpus/hostile-frames.ts';
import { awarenessFrame } from '../../support/awareness-frame.ts';
import { shownCarets } from '../../support/shown-carets.ts';
import { TestRoom } from '../../support/test-room.ts';

const ATTACKS = HOSTILE_FRAMES.filter(({ attack }) => attack === 'presence');
const GHOSTS = encodeAwareness(
  Array.from({ length: 500 }, (_, at) => ({
    clientId: (5_000 + at) as ClientId,
    clock: 1,
    state: { user: { name: 'Ghost' } },
  })),
);

function attacked() {
  const room = new TestRoom().load();
  const victim = room.join({ personId: 'g_victim' }).hello();
  const bob = room.join({ personId: 'g_bob' }).hello();
  const eve = room.join({ personId: 'g_eve', wantsOwnFrames: false }).hello();
  room.settle();
  const entry = { clientId: HOSTILE_VICTIM as ClientId, clock: 1, state: { cursor: 'mine' } };
  victim.sendFrame(awarenessFrame(entry));
  room.pass(room.limits.presenceWindowMs);
  return { room, bob, eve };
}

function expectUnhurt({ room, bob, eve }: ReturnType<typeof attacked>): void {
  room.pass(room.limits.presenceWindowMs * 5);
  const cy = room.join({ personId: 'g_cy' }).hello();
  for (const reader of [bob, cy]) {
    const all = shownCarets(reader);
    expect(all.get(HOSTILE_VICTIM)).toMatchObject({
      cursor: 'mine',
      user: { id: 'g_victim', name: 'g_victim' },
    });
    const others = [...all].filter(([id]) => id !== HOSTILE_VICTIM);
    // One id a connection, and under it the name that the server knows.
    expect(others.length).toBeLessThanOrEqual(1);
    for (const [, state] of others) expect(state).toMatchObject({ user: { id: 'g_eve' } });
  }
  expect(eve.closeCode).toBeNull();
}

describe('forged presence', () => {
  it.each([...ATTACKS, { name: '500 more ghosts', bytes: GHOSTS }])(
    '[PRES-2] [PRES-1] A12: $name hurts nobody, first of all or after a caret of their own',
    ({ bytes }) => {
      const first = attacked();
      first.eve.send(bytes);
      expectUnhurt(first);
      const later = attacked();
      const own = { clientId: HOSTILE_ATTACKER as ClientId, clock: 1, state: {} };
      later.eve.sendFrame(awarenessFrame(own));
      for (let n = 0; n < 3; n++) later.eve.send(bytes);
      expectUnhurt(later);
    },
  );
});
