import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { awarenessFrame } from '../../support/awareness-frame.ts';
import { TestRoom, type TestClient } from '../../support/test-room.ts';

interface Shown {
  readonly clientId: number;
  readonly state: { readonly user: Record<string, unknown>; readonly cursor?: unknown } | null;
}

/** The entries of every awareness frame the client has read. */
function shown(client: TestClient): Shown[] {
  client.read();
  return client.awareness.flatMap((message) => {
    const outer = decoding.createDecoder(message);
    decoding.readVarUint(outer);
    const inner = decoding.createDecoder(decoding.readVarUint8Array(outer));
    return Array.from({ length: decoding.readVarUint(inner) }, () => {
      const clientId = decoding.readVarUint(inner);
      decoding.readVarUint(inner);
      return { clientId, state: JSON.parse(decoding.readVarString(inner)) as Shown['state'] };
    });
  });
}

let clock = 0;
const move = (client: TestClient, state: Record<string, unknown> | null = { cursor: 1 }) =>
  client.sendFrame(awarenessFrame({ clientId: client.doc.clientID, clock: ++clock, state }));

const pair = () => {
  const room = new TestRoom().load();
  const ada = room.join({ personId: 'g_ada' }).hello();
  const bob = room.join({ personId: 'g_bob' }).hello();
  room.settle();
  return { room, ada, bob };
};

describe('presence', () => {
  it('[PRES-1] A12: stamps name, colour and person over whatever is claimed', () => {
    const { room, ada, bob } = pair();
    move(ada, { cursor: 1, user: { name: 'The Pope', id: 'g_bob' } });
    room.pass(room.limits.presenceWindowMs);
    expect(shown(bob)).toMatchObject([
      { clientId: ada.doc.clientID, state: { cursor: 1, user: { name: 'g_ada', id: 'g_ada' } } },
    ]);
  });

  it('[PRES-2] A12: drops entries for other ids, without offence', () => {
    const { room, ada, bob } = pair();
    move(bob);
    room.pass(room.limits.presenceWindowMs);
    move(ada);
    const forged = { clientId: bob.doc.clientID, clock: 99, state: null };
    const ghost = { clientId: 4711, clock: 1, state: {} };
    ada.sendFrame(awarenessFrame(forged, ghost));
    room.pass(room.limits.presenceWindowMs);
    const cy = room.join({ personId: 'g_cy' }).hello();
    const ids = new Set(shown(cy).map((entry) => entry.clientId));
    expect(ids).toEqual(new Set([ada.doc.clientID, bob.doc.clientID]));
    expect(ada.closeCode).toBeNull();
  });

  it('[PRES-3] holds a caret back until the update it may point into is stored', () => {
    const { room, ada, bob } = pair();
    ada.type('x');
    move(ada);
    room.pass(room.limits.presenceWindowMs * 3);
    expect(shown(bob)).toEqual([]);
    room.commit();
    room.pass(room.limits.presenceWindowMs);
    expect(shown(bob)).toHaveLength(1);
    expect(bob.text).toBe('x');
  });

  it('[PRES-4] sends several moves as one frame with the last of them', () => {
    const { room, ada, bob } = pair();
    for (let at = 0; at < 10; at++) move(ada, { cursor: at });
    room.pass(room.limits.presenceWindowMs);
    expect(shown(bob)).toMatchObject([{ state: { cursor: 9 } }]);
  });

  it('[PRES-5] takes away the caret of whoever leaves', () => {
    const { room, ada, bob } = pair();
    move(ada);
    room.pass(room.limits.presenceWindowMs);
    ada.leave();
    room.pass(room.limits.presenceWindowMs);
    expect(shown(bob).at(-1)).toMatchObject({ clientId: ada.doc.clientID, state: null });
  });

  it('[PRES-6] shows a person at once who comes back while the old socket hangs', () => {
    const { room, ada, bob } = pair();
    move(ada);
    room.pass(room.limits.presenceWindowMs);
    const back = room.join({ personId: 'g_ada', doc: ada.doc }).hello();
    move(back, { cursor: 7 });
    room.pass(room.limits.presenceWindowMs);
    expect(shown(bob).at(-1)).toMatchObject({ state: { cursor: 7 } });
    ada.leave();
    room.pass(room.limits.presenceWindowMs);
    expect(shown(bob).at(-1)).toMatchObject({ state: { cursor: 7 } });
  });

  it('[PRES-7] lets a stock replica see who comes back, at their next renewal', () => {
    const { room, ada, bob } = pair();
    const seen = new Awareness(new Y.Doc());
    const read = () => {
      bob.read();
      for (const message of bob.awareness.splice(0)) {
        const decoder = decoding.createDecoder(message);
        decoding.readVarUint(decoder);
        applyAwarenessUpdate(seen, decoding.readVarUint8Array(decoder), null);
      }
      return seen.getStates().has(ada.doc.clientID);
    };
    const say = (from: TestClient, clock: number) =>
      from.sendFrame(awarenessFrame({ clientId: ada.doc.clientID, clock, state: {} }));
    say(ada, 5);
    room.pass(room.limits.presenceWindowMs);
    expect(read()).toBe(true);
    ada.leave();
    room.pass(room.limits.presenceWindowMs);
    expect(read()).toBe(false);
    const back = room.join({ personId: 'g_ada', doc: ada.doc }).hello();
    say(back, 5);
    say(back, 6);
    room.pass(room.limits.presenceWindowMs);
    expect(read()).toBe(true);
    seen.destroy();
  });

  it('[PRES-8] shows everybody to a newcomer in the one write that brings the content', () => {
    const { room, ada } = pair();
    move(ada);
    room.pass(room.limits.presenceWindowMs);
    const from = room.effects.length;
    const cy = room.join({ personId: 'g_cy' }).hello();
    const sent = room.effects
      .slice(from)
      .filter((effect) => effect.is === 'send' && effect.sessionId === cy.sessionId)
      .map((effect) => (effect.is === 'send' ? effect.kind : null));
    expect(sent).toEqual(['word', 'content']);
    expect(shown(cy)).toHaveLength(1);
  });

  it('[PRES-9] moves carets less often the more people there are, for about the same bytes', () => {
    const costOf = (people: number) => {
      const room = new TestRoom().load();
      const all = Array.from({ length: people }, (_, n) => room.join({ personId: `g_${n}` }));
      for (const client of all) client.hello();
      const from = room.effects.length;
      for (let n = 0; n < 50; n++) {
        for (const client of all) move(client, { cursor: n });
        room.pass(200);
      }
      const sent = room.effects
        .slice(from)
        .flatMap((effect) => (effect.is === 'send' && effect.kind === 'presence' ? effect : []));
      const bytes = sent.reduce((sum, { frames }) => sum + (frames[0]?.length ?? 0), 0);
      return { bytesPerSecond: bytes / 10, framesEach: sent.length / people };
    };
    const max = new TestRoom().limits.presenceSecondBytesMax;
    const [few, some, many] = [costOf(10), costOf(140), costOf(240)];
    expect(few.framesEach).toBe(50);
    expect(some.framesEach).toBeLessThan(50);
    expect(many.framesEach).toBeLessThan(some.framesEach);
    expect(many.framesEach).toBeGreaterThan(2);
    for (const { bytesPerSecond } of [few, some, many])
      expect(bytesPerSecond).toBeLessThan(max * 1.2);
  });

  it('[PRES-9] lets everybody hear of everybody often enough for stock clients', () => {
    const room = new TestRoom({ presenceSecondBytesMax: 1 }).load();
    const [ada, bob] = [room.join().hello(), room.join({ personId: 'g_bob' }).hello()];
    let heardMs = room.nowMs;
    for (let n = 0; n < 40; n++) {
      move(ada);
      room.pass(500);
      if (shown(bob).length > 0) {
        expect(room.nowMs - heardMs).toBeLessThan(15_000);
        heardMs = room.nowMs;
        bob.awareness.length = 0;
      }
    }
    expect(room.nowMs - heardMs).toBeLessThan(15_000);
  });

  it('[PRES-3] does not wake the room again and again for a caret that has to wait', () => {
    const { room, ada, bob } = pair();
    ada.type('x');
    move(ada);
    room.pass(room.limits.presenceWindowMs);
    const wakeAtMs = room.room.wakeAtMs() ?? 0;
    expect(wakeAtMs).toBeGreaterThan(room.nowMs + room.limits.presenceWindowMs);
    room.commit();
    room.pass(room.limits.presenceWindowMs);
    expect(shown(bob)).toHaveLength(1);
  });

  it('[PRES-13] tells who asks who is here, and not again before `contentAnswerMs`', () => {
    const { room, ada, bob } = pair();
    move(ada);
    room.pass(room.limits.presenceWindowMs);
    room.pass(room.limits.contentAnswerMs);
    const askTwice = () => {
      bob.inbox.length = 0;
      bob.awareness.length = 0;
      for (let n = 0; n < 2; n++) bob.sendFrame({ is: 'query-awareness' });
      return shown(bob).map(({ clientId }) => clientId);
    };
    expect(askTwice()).toEqual([ada.doc.clientID]);
    room.pass(room.limits.contentAnswerMs - 1);
    expect(askTwice()).toEqual([]);
    room.pass(1);
    expect(askTwice()).toEqual([ada.doc.clientID]);
    expect(bob.closeCode).toBeNull();
  });

  it('[PRES-13] tells nobody who has not asked for the document, nor right after that', () => {
    const { room, ada } = pair();
    move(ada);
    room.pass(room.limits.presenceWindowMs);
    const cy = room.join({ personId: 'g_cy' });
    cy.sendFrame({ is: 'query-awareness' });
    expect(shown(cy)).toEqual([]);
    cy.hello();
    cy.sendFrame({ is: 'query-awareness' });
    expect(shown(cy)).toHaveLength(1);
  });
});
