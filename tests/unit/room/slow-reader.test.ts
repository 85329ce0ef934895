import * as Y from 'yjs';
import { readSyncMessage } from 'y-protocols/sync';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { decodeOwnFrame } from '../../../lib/protocol/codec.ts';
import type { ClientFrame } from '../../../lib/protocol/frames.ts';
import { rawUpdate } from '../../support/update-builder.ts';
import { TestRegistry, type ArraySocket } from '../../support/test-registry.ts';

const HELLO: ClientFrame = { is: 'step1', stateVector: new Map() };
const CEILING = 1_000;
/** Beyond any allowance that a join leaves. */
const FULL = CEILING * 10;

const text = (content: string, clock: number): ClientFrame => ({
  is: 'update',
  update: rawUpdate([
    {
      client: 1,
      clock,
      structs: [
        clock === 0
          ? { parent: 'title', content: { text: content } }
          : { origin: [1, clock - 1], content: { text: content } },
      ],
    },
  ]),
});

/** What a replica shows that got these messages. */
function shown(socket: ArraySocket): string {
  const doc = new Y.Doc();
  for (const message of socket.messages) {
    const decoder = decoding.createDecoder(message);
    if (decoding.readVarUint(decoder) !== 0) continue;
    readSyncMessage(decoder, encoding.createEncoder(), doc, null);
  }
  return doc.getText('title').toString();
}

const positions = (socket: ArraySocket) =>
  socket.messages.flatMap((message) => {
    const own = decodeOwnFrame(message);
    return own.ok && own.value.is === 'position' ? [own.value.seq] : [];
  });

async function pair() {
  const world = new TestRegistry({ sendBufferBytesMax: CEILING });
  const id = await world.makeDocument('one');
  const [ada, slow] = [world.enter(id, 'g_ada'), world.enter(id, 'g_slow')];
  for (const { entrance } of [ada, slow]) entrance.receive(HELLO);
  await world.turns();
  let clock = 0;
  const type = async (content: string) => {
    ada.entrance.receive(text(content, clock));
    clock += content.length;
    await world.turns();
  };
  return { world, id, ada, slow, type };
}

describe('a slow reader', () => {
  it('[ROOM-26] is sent nothing once its buffer is full, and later all that it lacks', async () => {
    const { ada, slow, type } = await pair();
    await type('seen ');
    slow.socket.isRead = false;
    slow.socket.bufferedBytes = FULL;
    const before = slow.socket.messages.length;
    for (let n = 0; n < 20; n++) await type(`${n} `);
    expect(slow.socket.messages.length).toBe(before);
    expect(shown(slow.socket)).toBe('seen ');
    slow.socket.isRead = true;
    slow.socket.drain();
    const written = 'seen 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 ';
    expect(shown(slow.socket)).toBe(written);
    await type('and on');
    expect(shown(slow.socket)).toBe(`${written}and on`);
    expect([ada.socket.closeReason, slow.socket.closeReason]).toEqual([null, null]);
  });

  it('[ROOM-26] is told no position beyond what it was sent', async () => {
    const { world, slow, type } = await pair();
    await type('one');
    world.clock.pass(world.limits.positionMs);
    expect(positions(slow.socket).at(-1)).toBe(1);
    slow.socket.bufferedBytes = FULL;
    await type('two');
    world.clock.pass(world.limits.positionMs);
    slow.socket.bufferedBytes = 0;
    await type('three');
    world.clock.pass(world.limits.positionMs);
    expect(positions(slow.socket).at(-1)).toBe(1);
    slow.socket.drain();
    expect(positions(slow.socket).at(-1)).toBe(3);
    expect(shown(slow.socket)).toBe('onetwothree');
  });

  it('[ROOM-26] misses nothing although it falls behind again and again', async () => {
    const { slow, type } = await pair();
    let written = '';
    for (let n = 0; n < 60; n++) {
      const word = `${n} `;
      if (n % 5 === 2) slow.socket.bufferedBytes = FULL;
      if (n % 5 === 4) slow.socket.drain();
      written += word;
      await type(word);
    }
    slow.socket.drain();
    expect(shown(slow.socket)).toBe(written);
    expect(slow.socket.closeReason).toBeNull();
  });

  it('[ROOM-26] gets a second whole answer only when it has taken the first', async () => {
    const { world, id, type } = await pair();
    await type('x'.repeat(CEILING * 5));
    const late = world.enter(id, 'g_late');
    late.socket.isRead = false;
    late.entrance.receive(HELLO);
    await world.turns();
    const before = late.socket.messages.length;
    world.clock.pass(world.limits.contentAnswerMs);
    late.entrance.receive(HELLO);
    await world.turns();
    expect(late.socket.messages.length).toBe(before);
    await type('!');
    expect(late.socket.messages.length).toBe(before);
    late.socket.drain();
    expect(late.socket.messages.length).toBeGreaterThan(before);
    expect(shown(late.socket)).toBe(`${'x'.repeat(CEILING * 5)}!`);
    expect(late.socket.closeReason).toBeNull();
  });

  it('[ROOM-27] is closed only when it stays behind for too long', async () => {
    const { world, slow, type } = await pair();
    const { slowReaderMs } = world.limits;
    slow.socket.bufferedBytes = FULL;
    await type('one');
    world.clock.pass(slowReaderMs / 2);
    slow.socket.drain();
    slow.socket.bufferedBytes = FULL;
    await type('two');
    world.clock.pass(slowReaderMs - 1);
    expect(slow.socket.closeReason).toBeNull();
    world.clock.pass(1);
    expect(slow.socket.closeReason).toBe('slow_reader');
    const before = slow.socket.messages.length;
    slow.socket.drain();
    await type('three');
    expect(slow.socket.messages.length).toBe(before);
  });

  it('[ROOM-27] is closed at once when not even small answers find room', async () => {
    const { world, slow } = await pair();
    slow.socket.bufferedBytes = FULL;
    slow.entrance.receive(text('mine', 0));
    await world.turns();
    expect(slow.socket.closeReason).toBe('slow_reader');
  });
});
