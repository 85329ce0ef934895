import { describe, expect, it } from 'vitest';
import { encodeUpdate } from '../../../lib/protocol/codec.ts';
import { rawUpdate } from '../../support/update-builder.ts';
import { TestRoom, type TestClient } from '../../support/test-room.ts';

const text = (client: number, content: string, clock = 0) =>
  rawUpdate([
    {
      client,
      clock,
      structs: [
        clock === 0
          ? { parent: 'title', content: { text: content } }
          : { origin: [client, clock - 1], content: { text: content } },
      ],
    },
  ]);

const answersTo = (client: TestClient) =>
  client.inbox.filter((message) => message[0] === 0 && message[1] === 1).length;

const readings = (room: TestRoom, client: TestClient) =>
  room.effects.filter((effect) => effect.is === 'read' && effect.sessionId === client.sessionId);

const questions = (room: TestRoom, client: TestClient) =>
  room.effects
    .filter((effect) => effect.is === 'send' && effect.sessionId === client.sessionId)
    .flatMap((effect) => (effect.is === 'send' ? effect.frames : []))
    .filter((frame) => frame[2] === 0 && frame[3] === 0).length;

describe('a room under pressure', () => {
  it('[ROOM-18] answers every deferred step1, also of those whose time comes later', () => {
    const room = new TestRoom().load();
    const { contentAnswerMs } = room.limits;
    const ada = room.join({ personId: 'g_ada' }).hello();
    ada.hello();
    room.pass(contentAnswerMs / 2);
    const bob = room.join({ personId: 'g_bob' }).hello();
    bob.hello();
    room.pass(contentAnswerMs / 2);
    expect([answersTo(ada), answersTo(bob)]).toEqual([2, 1]);
    room.pass(contentAnswerMs / 2);
    expect([answersTo(ada), answersTo(bob)]).toEqual([2, 2]);
  });

  it('[ROOM-23] reads nothing more of a session whose frames wait for a client id', () => {
    const room = new TestRoom({ takeoverFramesMax: 4 }).load();
    const writer = room.join({ personId: 'g_ada' }).hello();
    const holder = room.join({ personId: null }).hello();
    holder.send(encodeUpdate(text(7, 'a')));
    room.settle();
    const waiting = room.join({ personId: null }).hello();
    for (let clock = 1; clock < 8; clock++) waiting.send(encodeUpdate(text(7, 'b', clock)));
    expect(readings(room, waiting)).toMatchObject([{ isPaused: true }]);
    writer.type('somebody else goes on');
    room.commit();
    expect(readings(room, waiting)).toMatchObject([{ isPaused: true }]);
    room.pass(room.limits.takeoverPingMs);
    room.commit();
    expect(readings(room, waiting).at(-1)).toMatchObject({ isPaused: false });
  });

  it('[ROOM-23] holds few large frames as well as many small ones', () => {
    const room = new TestRoom();
    const ada = room.join().hello();
    const large = text(7, 'x'.repeat(room.limits.updateBytesMax / 2));
    ada.send(encodeUpdate(large));
    expect(readings(room, ada)).toEqual([]);
    ada.send(encodeUpdate(large));
    ada.send(encodeUpdate(large));
    expect(readings(room, ada)).toMatchObject([{ isPaused: true }]);
    room.load();
    expect(readings(room, ada)).toMatchObject([{ isPaused: true }, { isPaused: false }]);
  });

  it('[ROOM-5] asks for what is missing once per interval, however often it stays missing', () => {
    const room = new TestRoom().load();
    const ada = room.join().hello();
    room.settle();
    room.pass(room.limits.contentAnswerMs);
    const before = questions(room, ada);
    const orphan = text(7, 'z', 5);
    for (let n = 0; n < 50; n++) ada.sendFrame({ is: 'step2', update: orphan });
    expect(questions(room, ada)).toBe(before + 1);
    room.pass(room.limits.contentAnswerMs);
    expect(questions(room, ada)).toBe(before + 2);
    expect(room.uncommitted).toEqual([]);
    expect(ada.closeCode).toBeNull();
  });

  it('[ROOM-16] sends everything to a client that claims more than the log ever held', () => {
    const room = new TestRoom().load();
    const ada = room.join({ personId: 'g_ada' }).hello();
    ada.type('all of it');
    room.settle();
    const liar = room.join({ personId: 'g_bob', since: 99 }).hello();
    liar.read();
    expect(liar.text).toBe('all of it');
  });

  it('[ROOM-9] takes no silence for an answer from a holder that is not being read', () => {
    const room = new TestRoom({ sessionPendingUpdatesMax: 2 }).load();
    const holder = room.join({ personId: null }).hello();
    room.settle();
    for (let clock = 0; clock < 4; clock++) holder.send(encodeUpdate(text(7, 'a', clock)));
    expect(readings(room, holder)).toMatchObject([{ isPaused: true }]);
    const newcomer = room.join({ personId: null }).hello();
    newcomer.send(encodeUpdate(text(7, 'b', 4)));
    room.pass(room.limits.takeoverPingMs * 3);
    expect(holder.closeCode).toBeNull();
    room.commit();
    room.pass(room.limits.takeoverPingMs * 2);
    expect(holder.closeCode).toBe('slow_reader');
    room.settle();
    expect(room.storedText()).toBe('aaaab');
  });

  it('[ROOM-24] takes no more client ids than a state vector may name', () => {
    const room = new TestRoom({ stateVectorClientsMax: 5 }).load();
    const ada = room.join({ personId: 'g_ada' }).hello();
    room.settle();
    for (let client = 1; client <= 8; client++) ada.send(encodeUpdate(text(client, 'x')));
    room.settle();
    expect(room.stored.length).toBe(5);
    expect(ada.own.filter((frame) => frame.is === 'refused').map(({ code }) => code)).toEqual([
      'too_large',
      'too_large',
      'too_large',
    ]);
    ada.send(encodeUpdate(text(5, 'y', 1)));
    room.settle();
    expect(room.stored.length).toBe(6);
  });
});
