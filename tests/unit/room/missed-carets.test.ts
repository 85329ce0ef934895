import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { ClientId } from '../../../lib/core/ids.ts';
import { FRAME, type ClientFrame } from '../../../lib/protocol/frames.ts';
import { awarenessFrame } from '../../support/awareness-frame.ts';
import { rawUpdate } from '../../support/update-builder.ts';
import { TestRegistry, type ArraySocket } from '../../support/test-registry.ts';

const HELLO: ClientFrame = { is: 'step1', stateVector: new Map() };
const CEILING = 1_000;
const FULL = CEILING * 10;

const caret = (clientId: number, clock = 1): ClientFrame =>
  awarenessFrame({ clientId: clientId as ClientId, clock, state: { cursor: clock } });
const text = (client: number): ClientFrame => ({
  is: 'update',
  update: rawUpdate([{ client, structs: [{ parent: 'title', content: { text: 'on' } }] }]),
});

/** Who is here, as a stock replica that got these messages says. */
function shown(socket: ArraySocket): number[] {
  const awareness = new Awareness(new Y.Doc());
  for (const message of socket.messages) {
    const decoder = decoding.createDecoder(message);
    if (decoding.readVarUint(decoder) !== FRAME.awareness) continue;
    applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), null);
  }
  const ids = [...awareness.getStates().keys()].filter((id) => id < 100);
  awareness.destroy();
  return ids.toSorted((a, b) => a - b);
}

async function three() {
  const world = new TestRegistry({ sendBufferBytesMax: CEILING });
  const id = await world.makeDocument('one');
  const [ada, bob, slow] = [
    world.enter(id, 'g_ada'),
    world.enter(id, 'g_bob'),
    world.enter(id, 'g_slow'),
  ];
  for (const { entrance } of [ada, bob, slow]) entrance.receive(HELLO);
  await world.turns();
  ada.entrance.receive(caret(1));
  bob.entrance.receive(caret(2));
  world.clock.pass(world.limits.presenceWindowMs);
  expect(shown(slow.socket)).toEqual([1, 2]);
  return { world, id, ada, bob, slow };
}

describe('carets that a slow reader missed', () => {
  it('[PRES-10] who left meanwhile is gone as soon as it catches up', async () => {
    const { world, ada, bob, slow } = await three();
    slow.socket.bufferedBytes = FULL;
    ada.entrance.receive(text(1));
    await world.turns();
    bob.entrance.left();
    world.clock.pass(world.limits.presenceWindowMs);
    slow.socket.drain();
    expect(shown(slow.socket)).toEqual([1]);
  });

  it('[PRES-10] who left and came back is there', async () => {
    const { world, id, ada, bob, slow } = await three();
    slow.socket.bufferedBytes = FULL;
    ada.entrance.receive(text(1));
    await world.turns();
    bob.entrance.left();
    world.clock.pass(world.limits.presenceWindowMs);
    const back = world.enter(id, 'g_bob');
    back.entrance.receive(HELLO);
    back.entrance.receive(caret(2, 2));
    await world.turns();
    slow.socket.drain();
    expect(shown(slow.socket)).toEqual([1, 2]);
  });

  it('[PRES-10] so it is when a whole answer had to wait', async () => {
    const { world, bob, slow } = await three();
    world.clock.pass(world.limits.contentAnswerMs);
    slow.socket.bufferedBytes = FULL;
    slow.entrance.receive(HELLO);
    await world.turns();
    bob.entrance.left();
    world.clock.pass(world.limits.presenceWindowMs);
    slow.socket.drain();
    expect(shown(slow.socket)).toEqual([1]);
  });

  it('[PRES-10] of very many who come and go meanwhile, only so many are remembered', async () => {
    const { world, id, ada, slow } = await three();
    slow.socket.bufferedBytes = FULL;
    ada.entrance.receive(text(1));
    await world.turns();
    const before = slow.socket.messages.length;
    for (let n = 0; n < world.limits.roomSessionsMax * 3; n++) {
      const passer = world.enter(id, `g_${n}`);
      passer.entrance.receive(HELLO);
      passer.entrance.receive(caret(1_000 + n));
      await world.turns();
      passer.entrance.left();
      world.clock.pass(world.limits.presenceWindowMs);
    }
    slow.socket.drain();
    const bytes = slow.socket.messages
      .slice(before)
      .reduce((sum, message) => sum + message.length, 0);
    expect(bytes).toBeLessThan(world.limits.roomSessionsMax * 10);
    expect(shown(slow.socket)).toEqual([1, 2]);
  });
});
