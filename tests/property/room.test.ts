import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { editAtRandom, type Choice } from '../support/random-edits.ts';
import { TestRoom, type TestClient } from '../support/test-room.ts';

const PEOPLE = ['g_ada', 'g_bob', 'g_cy', null];

/** What a crash at this moment would leave. */
function storedDoc(room: TestRoom): Y.Doc {
  const doc = new Y.Doc();
  for (const { update } of room.stored) Y.applyUpdate(doc, update);
  return doc;
}

function contentOf(doc: Y.Doc): unknown {
  return { title: doc.getText('title').toString(), body: doc.getXmlFragment('default').toString() };
}

/** The room and its people. */
class Story {
  room = new TestRoom().load();
  readonly docs = PEOPLE.map(() => new Y.Doc());
  readonly #undos = this.docs.map(
    (doc) => new Y.UndoManager([doc.getXmlFragment('default'), doc.getText('title')]),
  );
  clients: TestClient[];

  constructor() {
    this.clients = PEOPLE.map((_, who) => this.#join(who));
  }

  #join(who: number): TestClient {
    const doc = this.docs[who] ?? new Y.Doc();
    return this.room.join({ personId: PEOPLE[who] ?? null, doc }).hello();
  }

  rejoin(who: number): void {
    this.clients[who]?.leave();
    this.clients[who] = this.#join(who);
  }

  /** kill -9: what was not committed is gone, and everybody comes back. */
  crash(): void {
    const before = this.room;
    for (const client of this.clients) client.hang();
    this.room = new TestRoom({}, before).load();
    this.checkLaw();
    this.clients = PEOPLE.map((_, who) => this.#join(who));
  }

  /** Everybody holds only what is stored or what they wrote themselves. */
  checkLaw(): void {
    const stored = Y.encodeStateVector(storedDoc(this.room));
    const clocks = Y.decodeStateVector(stored);
    this.docs.forEach((doc, who) => {
      for (const [clientId, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
        if (this.#isOwnId(who, clientId)) continue;
        expect(clocks.get(clientId) ?? 0).toBeGreaterThanOrEqual(clock);
      }
    });
  }

  #isOwnId(who: number, clientId: number): boolean {
    return this.docs[who]?.clientID === clientId;
  }

  step(choice: Choice): void {
    const who = choice.who % PEOPLE.length;
    const client = this.clients[who];
    const doc = this.docs[who];
    const undo = this.#undos[who];
    if (client === undefined || doc === undefined || undo === undefined) return;
    switch (choice.op % 12) {
      case 0:
        return this.room.commit(1 + (choice.a % 3));
      case 1:
      case 2:
        return this.room.commit();
      case 3:
      case 4:
        client.read();
        return;
      case 5:
        return this.rejoin(who);
      case 6:
        return choice.a % 4 === 0 ? this.crash() : this.room.pass(choice.b % 3_000);
      default:
        return editAtRandom(doc, undo, choice);
    }
  }
}

describe('room', () => {
  it('[ROOM-21] [ROOM-1] converges over edits, drops and crashes; nothing seen is lost', () => {
    const choices = fc.array(
      fc.record({ op: fc.nat(1_000), who: fc.nat(1_000), a: fc.nat(1_000), b: fc.nat(1_000) }),
      { maxLength: 120, size: 'max' },
    );
    fc.assert(
      fc.property(choices, (plan) => {
        const story = new Story();
        for (const choice of plan) {
          story.step(choice);
          story.checkLaw();
        }
        for (let round = 0; round < PEOPLE.length; round++) {
          story.room.pass(story.room.limits.takeoverPingMs + story.room.limits.contentAnswerMs);
          story.room.settle();
        }
        const stored = contentOf(storedDoc(story.room));
        story.clients.forEach((client, who) => {
          expect(client.closeCode).toBeNull();
          expect(contentOf(story.docs[who] ?? new Y.Doc())).toEqual(stored);
          expect(
            client.own.filter((frame) => frame.is === 'refused' && frame.code !== 'resync'),
          ).toEqual([]);
        });
      }),
      { numRuns: 200 },
    );
  });
});
