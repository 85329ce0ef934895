/** Guests become members in the middle of whatever happens in a room. */
import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../lib/core/ids.ts';
import { editAtRandom, type Choice } from '../support/random-edits.ts';
import { type TestClient, TestRoom } from '../support/test-room.ts';

/** Two tabs of one guest, another guest, and a member who was never one. */
const TABS = ['g_ada', 'g_ada', 'g_bob', 'm_cy'];
const MEMBER_OF: Readonly<Record<string, string>> = { g_ada: 'm_ada', g_bob: 'm_bob' };

function storedDoc(room: TestRoom): Y.Doc {
  const doc = new Y.Doc();
  for (const { update } of room.stored) Y.applyUpdate(doc, update);
  return doc;
}

function contentOf(doc: Y.Doc): unknown {
  return { title: doc.getText('title').toString(), body: doc.getXmlFragment('default').toString() };
}

interface Tab {
  doc: Y.Doc;
  undo: Y.UndoManager;
  client: TestClient;
}

class Story {
  room = new TestRoom().load();
  readonly linked = new Map<string, string>();
  readonly tabs: Tab[];
  /** Final refusals, of whatever connection: all edits here are legitimate. */
  readonly refused: string[] = [];

  constructor() {
    this.tabs = TABS.map((_, at) => {
      const doc = new Y.Doc();
      return { doc, undo: undoOf(doc), client: this.#join(at, doc) };
    });
  }

  /** As the server knows this browser by now. */
  #personOf(at: number): string {
    const person = TABS[at] ?? '';
    return this.linked.get(person) ?? person;
  }

  #join(at: number, doc: Y.Doc): TestClient {
    return this.room.join({ personId: this.#personOf(at), doc }).hello();
  }

  #note({ own }: TestClient): void {
    const final = own.filter((frame) => frame.is === 'refused' && frame.code !== 'resync');
    this.refused.push(...final.map((frame) => JSON.stringify(frame)));
  }

  rejoin(at: number): void {
    const tab = this.tabs[at];
    if (tab === undefined) return;
    this.#note(tab.client);
    tab.client.leave();
    tab.client = this.#join(at, tab.doc);
  }

  /** A fresh page over the local copy: another client id, and unsent words under the old one. */
  reload(at: number): void {
    const tab = this.tabs[at];
    if (tab === undefined) return;
    const state = Y.encodeStateAsUpdate(tab.doc);
    this.#note(tab.client);
    tab.client.leave();
    tab.doc = new Y.Doc();
    Y.applyUpdate(tab.doc, state);
    tab.undo = undoOf(tab.doc);
    tab.client = this.#join(at, tab.doc);
  }

  link(guestId: string): void {
    const memberId = MEMBER_OF[guestId];
    if (memberId === undefined || this.linked.has(guestId)) return;
    this.linked.set(guestId, memberId);
    this.room.tell({
      is: 'linked',
      guestId: guestId as PersonId,
      memberId: memberId as PersonId,
    });
  }

  /** kill -9: what was not committed is gone; owners are read through who they are now. */
  crash(): void {
    for (const { client } of this.tabs) {
      this.#note(client);
      client.hang();
    }
    const { room } = this;
    for (const [clientId, owner] of room.owners) {
      const now = owner === null ? undefined : this.linked.get(owner);
      if (now !== undefined) room.owners.set(clientId, now as PersonId);
    }
    this.room = new TestRoom({}, room).load();
    this.tabs.forEach((tab, at) => {
      tab.client = this.#join(at, tab.doc);
    });
  }

  /** Closed by the link, and back at once, as pages do. */
  comeBack(): void {
    this.tabs.forEach(({ client }, at) => {
      if (client.closeCode === 'guest_linked') this.rejoin(at);
    });
  }

  step(choice: Choice): void {
    const at = choice.who % this.tabs.length;
    const tab = this.tabs[at];
    if (tab === undefined) return;
    switch (choice.op % 14) {
      case 0:
        return this.room.commit(1 + (choice.a % 3));
      case 1:
        return this.room.commit();
      case 2:
      case 3:
        tab.client.read();
        return;
      case 4:
        return choice.a % 2 === 0 ? this.rejoin(at) : this.reload(at);
      case 5:
        return choice.a % 4 === 0 ? this.crash() : this.room.pass(choice.b % 3_000);
      case 6:
        return this.link(TABS[at] ?? '');
      case 7:
        return this.comeBack();
      default:
        return editAtRandom(tab.doc, tab.undo, choice);
    }
  }

  settle(): void {
    for (let round = 0; round < 3; round++) {
      this.comeBack();
      this.room.pass(this.room.limits.contentAnswerMs);
      this.room.settle();
    }
    for (const { client } of this.tabs) this.#note(client);
  }
}

function undoOf(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager([doc.getXmlFragment('default'), doc.getText('title')]);
}

describe('guests that become members', () => {
  it('[ACCOUNT-67] at any moment of any writing nothing is lost and nothing is refused', () => {
    const choices = fc.array(
      fc.record({ op: fc.nat(1_000), who: fc.nat(1_000), a: fc.nat(1_000), b: fc.nat(1_000) }),
      { maxLength: 100, size: 'max' },
    );
    fc.assert(
      fc.property(choices, (plan) => {
        const story = new Story();
        for (const choice of plan) story.step(choice);
        story.settle();
        const stored = contentOf(storedDoc(story.room));
        expect(story.refused).toEqual([]);
        for (const { doc, client } of story.tabs) {
          expect(client.closeCode).toBeNull();
          // All that any page wrote is in it: they are equal only when nothing is missing.
          expect(contentOf(doc)).toEqual(stored);
        }
      }),
      { numRuns: 150 },
    );
  });
});
