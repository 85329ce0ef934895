/** Whoever is shut out is out at once, also when on the way in; nobody else notices. */
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { DocumentRecord } from '../../lib/core/document.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { encodeUpdate } from '../../lib/protocol/codec.ts';
import { pause, until } from '../support/stock-client.ts';
import { testGateway, type TestGateway } from '../support/test-gateway.ts';
import { rawUpdate } from '../support/update-builder.ts';

let world: TestGateway;

beforeEach(async () => {
  world = await testGateway({ personSocketsMax: 3 });
});

afterEach(() => world.close());

const personOf = (n: number) => `g_person${n}`.padEnd(24, 'A');

describe('gateway', () => {
  it('[GATE-26] nobody enters a document that was trashed while they were being admitted', async () => {
    const id = await world.makeDocument();
    const trash = async () => {
      await world.documents.setTrashed(id, 1);
      world.bus.publish({ is: 'close', documentId: id, code: 'document_not_found' });
    };
    // The record is read, and before the answer is there the document is gone.
    const find = world.documents.find.bind(world.documents);
    let isFirst = true;
    world.documents.find = async (wanted): Promise<DocumentRecord | null> => {
      const record = await find(wanted);
      if (isFirst) await trash();
      isFirst = false;
      return record;
    };
    expect(await world.connect(id).closed).toEqual({ code: 4404, reason: 'document_not_found' });
    expect(world.rooms.roomCount).toBe(0);
  });

  it('[GATE-26] nor is anybody left in, whenever on the way in the document is trashed', async () => {
    const find = world.documents.find.bind(world.documents);
    for (let turns = 0; turns < 40; turns += 1) {
      const id = await world.makeDocument();
      let isFirst = true;
      world.documents.find = async (wanted): Promise<DocumentRecord | null> => {
        const record = await find(wanted);
        if (isFirst && wanted === id) {
          isFirst = false;
          let rest = Promise.resolve();
          for (let turn = 0; turn < turns; turn += 1) rest = rest.then(() => undefined);
          void rest.then(async () => {
            await world.documents.setTrashed(id, 1);
            world.bus.publish({ is: 'close', documentId: id, code: 'document_not_found' });
          });
        }
        return record;
      };
      const visitor = world.connect(id, personOf(1));
      expect([turns, await visitor.closed]).toEqual([
        turns,
        { code: 4404, reason: 'document_not_found' },
      ]);
    }
  });

  it('[GATE-26] who enters one document notices nothing of others, however often access changes there', async () => {
    const [id, restless] = [await world.makeDocument(), await world.makeDocument()];
    const find = world.documents.find.bind(world.documents);
    let asked = 0;
    world.documents.find = async (wanted): Promise<DocumentRecord | null> => {
      if (wanted === id) asked += 1;
      const record = await find(wanted);
      for (let times = 0; times < 1_000; times += 1) {
        world.bus.publish({ is: 'access-changed', documentId: restless });
      }
      return record;
    };
    await world.connect(id, personOf(1)).greeted;
    expect(asked).toBe(1);
  });

  it('[ROOM-20] one of twenty is revoked: closed within a second, nineteen notice nothing', async () => {
    const id = await world.makeDocument();
    const visitors = Array.from({ length: 20 }, (_, n) => world.connect(id, personOf(n)));
    await Promise.all(visitors.map(({ greeted }) => greeted));
    const [revoked, ...others] = visitors;
    const heardBefore = others.map(({ messages }) => messages.length);
    const startMs = performance.now();
    world.bus.publish({ is: 'revoke', documentId: id, personId: personOf(0) as PersonId });
    expect(await revoked?.closed).toEqual({ code: 4403, reason: 'not_allowed' });
    expect(performance.now() - startMs).toBeLessThan(1_000);
    await pause(100);
    expect(others.map(({ messages }) => messages.length)).toEqual(heardBefore);
    const update = rawUpdate([
      { client: 7, clock: 0, structs: [{ parent: 'title', content: { text: 'on' } }] },
    ]);
    others[0]?.socket.send(encodeUpdate(update));
    await until('the others hear it', () =>
      others.slice(1).every(({ messages }, at) => messages.length > (heardBefore[at + 1] ?? 0)),
    );
    expect(others.every(({ socket }) => socket.readyState === WebSocket.OPEN)).toBe(true);
  });

  it('[GATE-22] one person has only so many connections, and gets one back for each that ends', async () => {
    const id = await world.makeDocument();
    const tabs = Array.from({ length: 3 }, () => world.connect(id, personOf(1)));
    await Promise.all(tabs.map(({ greeted }) => greeted));
    const refused = await world.connect(id, personOf(1)).closed;
    expect(refused).toEqual({ code: 1013, reason: 'too_many_requests' });
    await world.connect(id, personOf(2)).greeted;
    tabs[0]?.socket.close();
    await tabs[0]?.closed;
    await until('a place is free', async () => {
      const again = world.connect(id, personOf(1));
      return Promise.race([again.greeted.then(() => true), again.closed.then(() => false)]);
    });
  });

  it('[GATE-25] who is turned away and goes on sending is cut off, not listened to', async () => {
    await world.close();
    world = await testGateway({ addressUnfinishedBytesMax: 200_000 });
    const socket = connect(world.port, '127.0.0.1');
    const ended = new Promise((resolve) => void socket.once('close', resolve));
    socket.on('error', () => socket.destroy());
    socket.resume();
    socket.write(
      'GET /collab/nowhere HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    // Four MiB are promised, masked with zeros, and one of them comes.
    socket.write(Uint8Array.of(0x82, 0xff, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0));
    socket.write(new Uint8Array(1_000_000));
    const startMs = performance.now();
    await ended;
    // Without a word from the other side it would be waited for, for five seconds.
    expect(performance.now() - startMs).toBeLessThan(3_000);
  });
});
