import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeUpdate } from '../../../lib/protocol/codec.ts';
import { TestRoom } from '../../support/test-room.ts';

describe('a step2 that was overtaken', () => {
  it('[ROOM-31] leaves no gap for ever: what it did not bring is asked for again', () => {
    const room = new TestRoom().load();
    const ada = room.join({ personId: 'g_ada', wantsOwnFrames: false });
    ada.hello();
    ada.hang();
    const updates: Uint8Array[] = [];
    ada.doc.on('update', (update: Uint8Array) => updates.push(update));
    ada.type('one ');
    const answer = Y.encodeStateAsUpdate(ada.doc);
    ada.type('two ');
    ada.type('three');
    // The last word comes first, the one before it never, and the answer knows neither.
    ada.send(encodeUpdate(updates[2] ?? new Uint8Array()));
    ada.sendFrame({ is: 'step2', update: answer });
    // The question of the join is answered.
    ada.inbox.length = 0;
    room.commit();
    expect(room.storedText()).toBe('one ');
    room.pass(room.limits.contentAnswerMs);
    room.settle();
    expect(room.storedText()).toBe('one two three');
  });

  it('[ROOM-31] a step2 that closed the gap is followed by one question at most', () => {
    const room = new TestRoom().load();
    const ada = room.join({ personId: 'g_ada', wantsOwnFrames: false });
    ada.hello();
    ada.hang();
    ada.type('one ');
    const state = Y.encodeStateVector(ada.doc);
    ada.type('two');
    ada.send(encodeUpdate(Y.encodeStateAsUpdate(ada.doc, state)));
    room.settle();
    expect(room.storedText()).toBe('one two');
    const sentBefore = room.count('send');
    room.pass(room.limits.contentAnswerMs * 5);
    room.settle();
    expect(room.count('send') - sentBefore).toBeLessThanOrEqual(1);
  });
});
