import { describe, expect, it } from 'vitest';
import type { ClientFrame } from '../../../lib/protocol/frames.ts';
import { TestRegistry } from '../../support/test-registry.ts';

const HELLO: ClientFrame = { is: 'step1', stateVector: new Map() };

describe('a document to which many come at once', () => {
  it('[ROOM-33] is loaded once, also by who leaves meanwhile', async () => {
    const world = new TestRegistry();
    const id = await world.makeDocument('one');
    const load = world.log.load.bind(world.log);
    let loadCount = 0;
    world.log.load = (wanted) => {
      loadCount += 1;
      return load(wanted);
    };
    const people = Array.from({ length: 100 }, (_, n) => world.enter(id, `g_${n}`));
    for (const { entrance } of people) entrance.receive(HELLO);
    for (const { entrance } of people.splice(0, 50)) entrance.left();
    await world.turns();
    const late = world.enter(id, 'g_late');
    late.entrance.receive(HELLO);
    await world.turns();
    expect(loadCount).toBe(1);
    for (const { socket } of [...people, late]) expect(socket.messages.length).toBeGreaterThan(0);
    for (const { entrance } of [...people, late]) entrance.left();
    world.clock.pass(world.limits.roomIdleMs);
    world.enter(id, 'g_again').entrance.receive(HELLO);
    await world.turns();
    expect(loadCount).toBe(2);
  });
});
