import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../../lib/core/ids.ts';
import { FRAME, SYNC, type ClientFrame } from '../../../lib/protocol/frames.ts';
import { awarenessFrame } from '../../support/awareness-frame.ts';
import { rawUpdate } from '../../support/update-builder.ts';
import { TestRegistry, type ArraySocket } from '../../support/test-registry.ts';

const HELLO: ClientFrame = { is: 'step1', stateVector: new Map() };

const caret = (clock: number): ClientFrame =>
  awarenessFrame({ clientId: 1 as ClientId, clock, state: { cursor: clock } });
const letter = (clock: number): ClientFrame => ({
  is: 'update',
  update: rawUpdate([
    {
      client: 1,
      clock,
      structs: [
        clock === 0
          ? { parent: 'title', content: { text: 'x' } }
          : { origin: [1, clock - 1], content: { text: 'x' } },
      ],
    },
  ]),
});

const carets = ({ messages }: ArraySocket) =>
  messages.filter((message) => message[0] === FRAME.awareness).length;
const updates = ({ messages }: ArraySocket) =>
  messages.filter((message) => message[0] === FRAME.sync && message[1] === SYNC.update).length;

describe('a reader that does not keep up', () => {
  it('[ROOM-34] misses carets first, and updates only when its buffer is full', async () => {
    const world = new TestRegistry();
    const id = await world.makeDocument('one');
    const [ada, slow] = [world.enter(id, 'g_ada'), world.enter(id, 'g_slow')];
    for (const { entrance } of [ada, slow]) entrance.receive(HELLO);
    await world.turns();
    let clock = 0;
    const move = async () => {
      ada.entrance.receive(letter(clock));
      await world.turns();
      clock += 1;
      ada.entrance.receive(caret(clock));
      world.clock.pass(world.limits.presenceWindowMs);
    };
    const heard = () => [updates(slow.socket), carets(slow.socket)];

    await move();
    expect(heard()).toEqual([1, 1]);
    slow.socket.bufferedBytes = world.limits.presenceBufferBytesMax + 1;
    await move();
    await move();
    expect(heard()).toEqual([3, 1]);
    slow.socket.bufferedBytes = world.limits.sendBufferBytesMax * 10;
    await move();
    expect(heard()).toEqual([3, 1]);
    slow.socket.drain();
    expect(heard()[0]).toBe(4);
    await move();
    expect(updates(slow.socket)).toBe(5);
    expect(carets(slow.socket)).toBeGreaterThan(1);
    expect(slow.socket.closeReason).toBeNull();
  });
});
