import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../../lib/core/ids.ts';
import { awarenessFrame } from '../../support/awareness-frame.ts';
import { TestRoom } from '../../support/test-room.ts';

const MOVES_PER_SECOND = 5;
const SECONDS = 30;

/** As the editor's own caret says it. */
function stateOf(client: number, clock: number) {
  const at = { type: null, tname: null, item: { client, clock: clock * 3 }, assoc: 0 };
  return { user: { name: 'somebody', color: '#aabbcc' }, cursor: { anchor: at, head: at } };
}

/** Everybody moves their caret, one after the other. */
function costOf(people: number) {
  const room = new TestRoom().load();
  const personOf = (n: number) => `g_${n}`.padEnd(24, 'A');
  const all = Array.from({ length: people }, (_, n) =>
    room.join({ personId: personOf(n) }).hello(),
  );
  const movedAtMs = new Map<number, number>();
  const agesMs: number[] = [];
  let bytes = 0;
  let shownCount = 0;
  room.effects.length = 0;
  for (let clock = 1; clock <= MOVES_PER_SECOND * SECONDS; clock++) {
    for (const client of all) {
      const clientId = client.doc.clientID as ClientId;
      const entry = { clientId, clock, state: stateOf(clientId, clock) };
      client.sendFrame(awarenessFrame(entry));
      movedAtMs.set(clientId, room.nowMs);
      room.pass(1_000 / MOVES_PER_SECOND / people);
      const sent = room.effects
        .splice(0)
        .flatMap((effect) => (effect.is === 'send' && effect.kind === 'presence' ? effect : []));
      for (const { frames } of sent) bytes += frames[0]?.length ?? 0;
      for (const { inbox } of all) inbox.length = 0;
      if (sent.length === 0) continue;
      shownCount += 1;
      for (const atMs of movedAtMs.values()) agesMs.push(room.nowMs - atMs);
      movedAtMs.clear();
    }
  }
  const p95Ms = agesMs.toSorted((a, b) => a - b)[Math.floor(agesMs.length * 0.95)] ?? Infinity;
  return { bytesPerSecond: bytes / SECONDS, framesPerSecond: shownCount / SECONDS, p95Ms };
}

describe('presence of many people', () => {
  it('[PRES-11] of 150 costs 4 MB/s at most, and no caret that is shown is older than a quarter of a second', () => {
    const { bytesPerSecond, framesPerSecond, p95Ms } = costOf(150);
    expect(bytesPerSecond).toBeLessThan(4_000_000);
    expect(p95Ms).toBeLessThan(250);
    // Each of 150 carets to 150 people: no more than one in two seconds fits.
    expect(framesPerSecond).toBeGreaterThan(0.4);
  });

  it('[PRES-9] becomes no dearer with twice as many, and no older: carets move less often', () => {
    const [some, more, most] = [costOf(100), costOf(200), costOf(300)];
    for (const { bytesPerSecond, p95Ms } of [some, more, most]) {
      expect(bytesPerSecond).toBeLessThan(4_000_000);
      expect(p95Ms).toBeLessThan(250);
    }
    // With the square of the people, and no sooner.
    const times = (a: typeof some, b: typeof some) => a.framesPerSecond / b.framesPerSecond;
    expect(times(some, more)).toBeLessThan(5);
    expect(times(more, most)).toBeLessThan(3);
    expect(most.framesPerSecond).toBeGreaterThan(0.1);
  });
});
