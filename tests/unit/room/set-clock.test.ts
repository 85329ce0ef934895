import { describe, expect, it } from 'vitest';
import type { ClientFrame } from '../../../lib/protocol/frames.ts';
import { TestRegistry } from '../../support/test-registry.ts';
import { rawUpdate } from '../../support/update-builder.ts';

const HELLO: ClientFrame = { is: 'step1', stateVector: new Map() };
const DAY_MS = 24 * 3_600_000;

const letter = (clock: number): ClientFrame => ({
  is: 'update',
  update: rawUpdate([
    {
      client: 1,
      clock,
      structs: [
        clock === 0
          ? { parent: 'title', content: { text: 'a' } }
          : { origin: [1, clock - 1], content: { text: 'a' } },
      ],
    },
  ]),
});

const questions = (messages: readonly Uint8Array[]) =>
  messages.filter((message) => message[0] === 0 && message[1] === 0).length;

describe('a machine whose clock is set', () => {
  it.each([-DAY_MS, DAY_MS])(
    '[ROOM-30] by %i ms asks for what is missing as soon as ever, and beats on',
    async (jumpMs) => {
      const world = new TestRegistry();
      const { socket, entrance } = world.enter(await world.makeDocument('set'), 'g_ada');
      await world.turns();
      entrance.receive(HELLO);
      entrance.receive({ is: 'step2', update: Uint8Array.of(0, 0) });
      await world.turns();
      expect(questions(socket.messages)).toBe(1);
      world.clock.jump(jumpMs);
      entrance.receive(letter(1));
      world.clock.pass(world.limits.contentAnswerMs);
      expect(questions(socket.messages)).toBe(2);
      const before = socket.messages.length;
      world.clock.pass(world.limits.heartbeatMs * 3);
      expect(socket.messages.length - before).toBeGreaterThanOrEqual(3);
    },
  );

  it('[ROOM-30] writes down the time that the wall shows', async () => {
    const world = new TestRegistry();
    const { entrance } = world.enter(await world.makeDocument('set'), 'g_ada');
    world.clock.jump(-DAY_MS);
    entrance.receive(HELLO);
    entrance.receive(letter(0));
    await world.turns();
    const times = world.log.stored.flat().map(({ atMs }) => atMs);
    expect(times).toEqual([world.clock.nowMs()]);
  });
});
