import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { readSyncMessage } from 'y-protocols/sync';
import * as Y from 'yjs';
import type { ClientId } from '../../../lib/core/ids.ts';
import { firstUpdate, restoreUpdate } from '../../../lib/editor/content.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import type { ClientFrame } from '../../../lib/protocol/frames.ts';
import { TestRegistry, type ArraySocket } from '../../support/test-registry.ts';

const HELLO: ClientFrame = { is: 'step1', stateVector: new Map() };
const body: NodeJson = {
  type: 'doc',
  content: ['one', 'two'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  })),
};

/** A replica that goes on reading what a socket gets. */
class Replica {
  readonly doc = new Y.Doc();
  readonly #socket: ArraySocket;
  readonly updates: Uint8Array[] = [];

  constructor(socket: ArraySocket) {
    this.#socket = socket;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.updates.push(update);
    });
  }

  read(): string {
    for (const message of this.#socket.messages.splice(0)) {
      const decoder = decoding.createDecoder(message);
      if (decoding.readVarUint(decoder) !== 0) continue;
      readSyncMessage(decoder, encoding.createEncoder(), this.doc, this);
    }
    return this.doc.getXmlFragment('default').toString();
  }

  /** Into the paragraph at `at`, at its end. */
  type(at: number, text: string): void {
    const paragraph = this.doc.getXmlFragment('default').get(at) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).insert(3, text);
  }
}

describe('a restored document', () => {
  it('[ROOM-19] reads as it did for everybody, keeps offline words, and can be restored again', async () => {
    const world = new TestRegistry();
    const id = await world.makeDocument('one');
    const past = firstUpdate(1 as ClientId, { title: '', body });
    await world.rooms.edit(id, () => Promise.resolve(past));
    const people = ['g_ada', 'g_bob', 'g_cy'].map((person) => {
      const { socket, entrance } = world.enter(id, person);
      entrance.receive(HELLO);
      return { entrance, replica: new Replica(socket) };
    });
    await world.turns();
    const texts = () => people.map(({ replica }) => replica.read());
    const original = '<paragraph>one</paragraph><paragraph>two</paragraph>';
    expect(texts()).toEqual([original, original, original]);
    const [ada, , cy] = people;
    const send = (person: typeof ada) => {
      for (const update of person?.replica.updates.splice(0) ?? []) {
        person?.entrance.receive({ is: 'update', update });
      }
    };
    ada?.replica.type(1, ' too many');
    send(ada);
    await world.turns();
    const [edited] = texts();
    expect(edited).toBe('<paragraph>one</paragraph><paragraph>two too many</paragraph>');
    // Typed by somebody who is away, and comes up only after the restore.
    cy?.replica.type(0, ' and a half');
    let nextId = 100;
    const restore = (to: Uint8Array) =>
      world.rooms.edit(id, ({ tail }) => {
        const updates = tail.map(({ update }) => update);
        return Promise.resolve(restoreUpdate(updates, to, () => nextId++ as ClientId));
      });
    const before = Y.mergeUpdates((await world.log.load(id)).tail.map(({ update }) => update));
    await restore(past);
    await world.turns();
    expect(texts().slice(0, 2)).toEqual([original, original]);
    send(cy);
    await world.turns();
    const merged = '<paragraph>one and a half</paragraph><paragraph>two</paragraph>';
    expect(texts()).toEqual([merged, merged, merged]);
    await restore(before);
    await world.turns();
    expect(texts()).toEqual([edited, edited, edited]);
  });
});
