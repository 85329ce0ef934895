import { describe, expect, it } from 'vitest';
import { decodeOwnFrame } from '../../../lib/protocol/codec.ts';
import type { ClientFrame } from '../../../lib/protocol/frames.ts';
import { type ArraySocket, TestRegistry } from '../../support/test-registry.ts';
import { rawUpdate } from '../../support/update-builder.ts';

const HELLO: ClientFrame = { is: 'step1', stateVector: new Map() };

const text = (client: number, content: string): ClientFrame => ({
  is: 'update',
  update: rawUpdate([
    { client, clock: 0, structs: [{ parent: 'title', content: { text: content } }] },
  ]),
});

/** What a person was told about saving, one after the other. */
function reasonsTold({ socket }: { readonly socket: ArraySocket }): (string | null)[] {
  return socket.messages.flatMap((message) => {
    const own = decodeOwnFrame(message);
    return own.ok && own.value.is === 'standing' ? [own.value.reason] : [];
  });
}

describe('rooms', () => {
  it('[COMMIT-7] [ROOM-13] only the people in a document that cannot be stored are told so', async () => {
    const world = new TestRegistry();
    const [bad, good] = [await world.makeDocument('bad'), await world.makeDocument('good')];
    const [ada, bob] = [world.enter(bad, 'g_ada'), world.enter(good, 'g_bob')];
    for (const { entrance } of [ada, bob]) entrance.receive(HELLO);
    await world.turns();
    world.log.breakDocument(bad);
    ada.entrance.receive(text(1, 'bad'));
    bob.entrance.receive(text(2, 'good'));
    for (let n = 0; n < 4; n++) {
      await world.turns();
      world.clock.pass(world.limits.commitRetryMsMax);
    }
    await world.turns();
    expect(reasonsTold(ada)).toEqual([null, 'storage_unavailable']);
    expect(reasonsTold(bob)).toEqual([null, 'storage_unavailable', null]);
    expect(world.rooms.isStorageFailing).toBe(false);
    const cy = world.enter(bad, 'g_cy');
    cy.entrance.receive(HELLO);
    expect(reasonsTold(cy)).toEqual(['storage_unavailable']);
    world.log.heal();
    world.clock.pass(world.limits.commitRetryMsMax);
    await world.turns();
    expect(reasonsTold(ada).at(-1)).toBeNull();
    expect((await world.log.load(bad)).tail.length).toBe(1);
  });
});
