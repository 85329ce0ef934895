import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../lib/core/ids.ts';
import { encodeUpdate } from '../../../lib/protocol/codec.ts';
import { awarenessFrame } from '../../support/awareness-frame.ts';
import { rawUpdate } from '../../support/update-builder.ts';
import { TestRoom } from '../../support/test-room.ts';

const typed = (client: number, clock: number, text: string) =>
  encodeUpdate(
    rawUpdate([
      {
        client,
        clock,
        structs: [
          clock === 0
            ? { parent: 'title', content: { text } }
            : { origin: [client, clock - 1], content: { text } },
        ],
      },
    ]),
  );

describe('a session that was told to go', () => {
  it('[ROOM-22] writes nothing any more, not even after an answer that was still due to it', () => {
    const room = new TestRoom().load();
    const ada = room.join({ personId: 'g_ada' }).hello();
    ada.hello();
    room.tell({ is: 'revoked', personId: 'g_ada' as PersonId });
    room.pass(room.limits.contentAnswerMs);
    room.tell({
      is: 'received',
      sessionId: ada.sessionId,
      frame: {
        is: 'update',
        update: rawUpdate([{ client: 7, structs: [{ parent: 'title', content: { text: 'x' } }] }]),
      },
    });
    expect(room.uncommitted).toEqual([]);
  });

  it('[ROOM-22] is gone for the others before its socket has closed', () => {
    const room = new TestRoom().load();
    const ada = room.join({ personId: 'g_ada' }).hello();
    const bob = room.join({ personId: 'g_bob' }).hello();
    ada.sendFrame(awarenessFrame({ clientId: ada.doc.clientID, clock: 1, state: {} }));
    room.pass(room.limits.presenceWindowMs);
    bob.read();
    const shownBefore = bob.awareness.length;
    room.tell({ is: 'revoked', personId: 'g_ada' as PersonId });
    room.pass(room.limits.presenceWindowMs);
    bob.read();
    expect(bob.awareness.length).toBe(shownBefore + 1);
    expect(room.room.sessionCount).toBe(1);
  });

  it('[ROOM-22] holds no client id: who comes back under it waits for nobody', () => {
    const room = new TestRoom().load();
    const old = room.join({ personId: null }).hello();
    old.send(typed(7, 0, 'a'));
    room.settle();
    room.tell({ is: 'overflowed', sessionId: old.sessionId });
    const back = room.join({ personId: null }).hello();
    back.send(typed(7, 1, 'b'));
    room.settle();
    expect(room.storedText()).toBe('ab');
    expect(room.count('ping')).toBe(0);
  });
});
