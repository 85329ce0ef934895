import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncMessage } from 'y-protocols/sync';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { decodeOwnFrame } from '../../../lib/protocol/codec.ts';
import type { ClientFrame } from '../../../lib/protocol/frames.ts';
import { rawUpdate } from '../../support/update-builder.ts';
import { TestRegistry, type ArraySocket } from '../../support/test-registry.ts';

const HELLO: ClientFrame = { is: 'step1', stateVector: new Map() };
const OUTAGE_MS = 30_000;
const TOLD_MS = 2_000;

const word = (client: number): ClientFrame => ({
  is: 'update',
  update: rawUpdate([{ client, structs: [{ parent: 'title', content: { text: `<${client}>` } }] }]),
});

function textOf(messages: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const message of messages) {
    const decoder = decoding.createDecoder(message);
    if (decoding.readVarUint(decoder) !== 0) continue;
    readSyncMessage(decoder, encoding.createEncoder(), doc, null);
  }
  return doc.getText('title').toString();
}

const ownFrames = ({ messages }: ArraySocket) =>
  messages.flatMap((message) => {
    const own = decodeOwnFrame(message);
    return own.ok ? [own.value] : [];
  });
const reasonTold = (socket: ArraySocket) =>
  ownFrames(socket).findLast((frame) => frame.is === 'standing')?.reason ?? null;
const settledCount = (socket: ArraySocket) =>
  ownFrames(socket).findLast((frame) => frame.is === 'settled')?.count ?? 0;

describe('half a minute without storage', () => {
  it('[ROOM-13] [ROOM-2] loses nothing of those who come, write and go', async () => {
    const world = new TestRegistry();
    const ids = [await world.makeDocument('one'), await world.makeDocument('two')];
    const come = (at: number, person: string) => {
      const id = ids[at % ids.length];
      if (id === undefined) throw new Error('no document');
      const visit = world.enter(id, person);
      visit.entrance.receive(HELLO);
      return visit;
    };
    const stayers = ids.map((_, at) => come(at, `g_stays${at}`));
    await world.turns();
    stayers.forEach(({ entrance }, at) => entrance.receive(word(1 + at)));
    await world.turns();
    const before = ids.map((_, at) => `<${1 + at}>`);
    const storedBefore = world.log.stored.length;

    world.log.stopAfter(0);
    const startMs = world.clock.steadyMs();
    let client = 10;
    let firstWordMs: number | null = null;
    while (world.clock.steadyMs() - startMs < OUTAGE_MS) {
      const visit = come(client, `g_passes${client}`);
      await world.turns();
      // Newcomers are shown what is stored, and nothing else, for as long as it lasts.
      expect(textOf(visit.socket.messages)).toBe(before[client % ids.length]);
      visit.entrance.receive(word(client));
      firstWordMs ??= world.clock.steadyMs();
      await world.turns();
      expect(settledCount(visit.socket)).toBe(0);
      visit.entrance.left();
      client += 1;
      world.clock.pass(500);
      await world.turns();
      if (world.clock.steadyMs() - firstWordMs > TOLD_MS) {
        expect(stayers.map(({ socket }) => reasonTold(socket))).toEqual([
          'storage_unavailable',
          'storage_unavailable',
        ]);
      }
    }
    expect(client).toBeGreaterThan(60);
    for (const { entrance } of stayers) entrance.left();
    world.clock.pass(world.limits.roomIdleMs * 3);
    await world.turns();
    // Nobody is left in either, and both hold what is not stored.
    expect(world.rooms.roomCount).toBe(ids.length);
    expect(world.log.stored.length).toBe(storedBefore);

    world.log.heal();
    world.clock.pass(world.limits.commitRetryMsMax);
    await world.turns();
    const written = Array.from({ length: client - 10 }, (_, n) => 10 + n);
    for (const [at, id] of ids.entries()) {
      const { tail } = await world.log.load(id);
      const doc = new Y.Doc();
      for (const { update } of tail) Y.applyUpdate(doc, update);
      const mine = written.filter((n) => n % ids.length === at).map((n) => `<${n}>`);
      const words = doc.getText('title').toString().match(/<\d+>/g) ?? [];
      expect(new Set(words)).toEqual(new Set([before[at], ...mine]));
      expect(words).toHaveLength(mine.length + 1);
    }
    world.clock.pass(world.limits.roomIdleMs * 2);
    await world.turns();
    expect(world.rooms.roomCount).toBe(0);
  });
});
