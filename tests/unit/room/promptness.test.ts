import { describe, expect, it } from 'vitest';
import { TestRoom } from '../../support/test-room.ts';

describe('room', () => {
  it('[SPEED-1] what is stored is sent on and settled without any time passing', () => {
    const room = new TestRoom().load();
    const ada = room.join({ personId: 'g_ada' }).hello();
    const bob = room.join({ personId: 'g_bob' }).hello();
    room.settle();
    const atMs = room.nowMs;
    const settledBefore = ada.settledCount;
    for (const letter of 'prompt') {
      ada.type(letter);
      room.commit();
      ada.read();
      bob.read();
      expect(bob.text).toBe(ada.text);
    }
    expect(ada.settledCount).toBe(settledBefore + 'prompt'.length);
    expect(room.nowMs).toBe(atMs);
  });
});
