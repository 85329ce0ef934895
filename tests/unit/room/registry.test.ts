import { describe, expect, it } from 'vitest';
import type { ClientFrame } from '../../../lib/protocol/frames.ts';
import { rawUpdate } from '../../support/update-builder.ts';
import { TestRegistry } from '../../support/test-registry.ts';

const HELLO: ClientFrame = { is: 'step1', stateVector: new Map() };

const text = (client: number, content: string, clock = 0): ClientFrame => ({
  is: 'update',
  update: rawUpdate([
    {
      client,
      clock,
      structs: [
        clock === 0
          ? { parent: 'title', content: { text: content } }
          : { origin: [client, clock - 1], content: { text: content } },
      ],
    },
  ]),
});

/** What no decoder makes: reading it throws, as a bug of ours would. */
const BUG: ClientFrame = {
  is: 'update',
  get update(): Uint8Array {
    throw new Error('a bug');
  },
};

const updates = (messages: readonly Uint8Array[]) =>
  messages.filter((message) => message[0] === 0 && message[1] === 2).length;

describe('rooms', () => {
  it('[ROOM-25] a bug met in one room closes that room, and nobody else notices', async () => {
    const world = new TestRegistry();
    const [broken, sound] = [await world.makeDocument('broken'), await world.makeDocument('sound')];
    const [ada, bob] = [world.enter(broken, 'g_ada'), world.enter(broken, 'g_bob')];
    const cy = world.enter(sound, 'g_cy');
    const dan = world.enter(sound, 'g_dan');
    for (const { entrance } of [ada, bob, cy, dan]) entrance.receive(HELLO);
    await world.turns();
    ada.entrance.receive(BUG);
    expect([ada.socket.closeReason, bob.socket.closeReason]).toEqual(['internal', 'internal']);
    ada.entrance.receive(text(1, 'too late'));
    ada.entrance.left();
    bob.entrance.left();
    cy.entrance.receive(text(2, 'unhurt'));
    await world.turns();
    expect(cy.socket.closeReason).toBeNull();
    expect(updates(dan.socket.messages)).toBe(1);
    expect(world.rooms.roomCount).toBe(1);
  });

  it('[ROOM-25] what such a room had accepted is stored before the document is read again', async () => {
    const world = new TestRegistry();
    const id = await world.makeDocument('broken');
    const ada = world.enter(id, 'g_ada');
    ada.entrance.receive(HELLO);
    await world.turns();
    world.log.stallNext();
    ada.entrance.receive(text(1, 'accepted'));
    await world.turns();
    ada.entrance.receive(BUG);
    const bob = world.enter(id, 'g_bob');
    bob.entrance.receive(HELLO);
    bob.entrance.receive(text(2, 'next'));
    await world.turns();
    expect(bob.socket.messages).toEqual([]);
    world.log.release();
    await world.turns();
    expect(updates(bob.socket.messages)).toBe(1);
    expect(bob.socket.closeReason).toBeNull();
    expect((await world.log.load(id)).tail.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('[ROOM-25] a bug met while what is stored is told leaves the commits of others alone', async () => {
    const world = new TestRegistry();
    const [one, two] = [await world.makeDocument('one'), await world.makeDocument('two')];
    const [ada, bob] = [world.enter(one, 'g_ada'), world.enter(two, 'g_bob')];
    for (const { entrance } of [ada, bob]) entrance.receive(HELLO);
    await world.turns();
    ada.socket.write = () => {
      throw new Error('a bug');
    };
    ada.entrance.receive(text(1, 'a'));
    bob.entrance.receive(text(2, 'b'));
    await world.turns();
    expect(ada.socket.closeReason).toBe('internal');
    bob.entrance.receive(text(2, 'c', 1));
    await world.turns();
    expect(bob.socket.closeReason).toBeNull();
    expect(world.log.stored.length).toBe(2);
  });

  it('[ROOM-25] the server’s own edit in such a room is refused, not forgotten', async () => {
    const world = new TestRegistry();
    const id = await world.makeDocument('broken');
    const ada = world.enter(id, 'g_ada');
    ada.entrance.receive(HELLO);
    await world.turns();
    world.log.stallNext();
    const { update } = text(9, 'imported') as { update: Uint8Array };
    const edited = world.rooms.edit(id, () => Promise.resolve(update));
    const outcome = edited.catch((err: unknown) => err);
    await world.turns();
    ada.entrance.receive(BUG);
    world.log.release();
    expect(await outcome).toMatchObject({ code: 'internal' });
  });

  it('[ROOM-14] whoever comes in the midst of a drain is told to come back, and holds up nothing', async () => {
    const world = new TestRegistry();
    const id = await world.makeDocument('one');
    const ada = world.enter(id, 'g_ada');
    ada.entrance.receive(HELLO);
    await world.turns();
    world.log.stallNext();
    ada.entrance.receive(text(1, 'last words'));
    await world.turns();
    let isDrained = false;
    const drained = world.rooms.drain().then(() => (isDrained = true));
    const other = await world.makeDocument('two');
    const late = [world.enter(id, 'g_bob'), world.enter(other, 'g_cy')];
    expect(late.map(({ socket }) => socket.closeReason)).toEqual(['restarting', 'restarting']);
    await world.turns();
    expect(isDrained).toBe(false);
    for (const { entrance } of late) {
      entrance.receive(HELLO);
      entrance.left();
    }
    world.log.release();
    await drained;
    expect(ada.socket.closeReason).toBe('restarting');
    expect(world.rooms.roomCount).toBe(0);
  });

  it('[COMMIT-5] reads no newcomer either while too much waits for the disk', async () => {
    const world = new TestRegistry({ commitQueueBytesMax: 1_000 });
    const id = await world.makeDocument('one');
    const ada = world.enter(id, 'g_ada');
    ada.entrance.receive(HELLO);
    await world.turns();
    world.log.stallNext();
    ada.entrance.receive(text(1, 'x'.repeat(2_000)));
    const bob = world.enter(id, 'g_bob');
    expect([...ada.socket.pausedFor, ...bob.socket.pausedFor]).toEqual(['storage', 'storage']);
    await world.turns();
    world.log.release();
    await world.turns();
    expect([...ada.socket.pausedFor, ...bob.socket.pausedFor]).toEqual([]);
  });

  it('[ROOM-28] opens no further document while those that are open take too much', async () => {
    const world = new TestRegistry({ openDocumentBytesMax: 1_000 });
    const [one, two] = [await world.makeDocument('one'), await world.makeDocument('two')];
    const ada = world.enter(one, 'g_ada');
    ada.entrance.receive(HELLO);
    await world.turns();
    ada.entrance.receive(text(1, 'x'.repeat(2_000)));
    await world.turns();
    world.clock.pass(1_000);
    expect(world.enter(two, 'g_bob').socket.closeReason).toBe('server_full');
    const edited = world.rooms.edit(two, () => Promise.resolve(new Uint8Array(0)));
    await expect(edited).rejects.toMatchObject({ code: 'server_full' });
    expect(world.enter(one, 'g_cy').socket.closeReason).toBeNull();
    ada.entrance.left();
    expect(world.rooms.roomCount).toBe(1);
  });
});
