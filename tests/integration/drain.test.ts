/** Leaving in order, with peers that do not cooperate. */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../lib/core/ids.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import { drain } from '../../server/gateway/drain.ts';
import { silentLog } from '../support/silent-log.ts';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function needs(server: Server, steps: readonly (() => Promise<void> | void)[], rooms = {}) {
  const emptied = { drain: () => Promise.resolve(), unstored: (): DocumentId[] => [], ...rooms };
  const drainMsMax = 3_000;
  return { server, rooms: emptied, steps, clock: machineClock, drainMsMax, log: silentLog };
}

describe('drain', () => {
  it('[HTTP-13] everything ends in its order, rooms first', async () => {
    const server = createServer();
    const port = await listening(server);
    const order: string[] = [];
    const rooms = { drain: async () => void order.push('rooms') };
    const step = (name: string) => async () => void order.push(name);
    const isDone = await drain(needs(server, [step('projections'), step('store')], rooms));
    expect(isDone).toBe(true);
    expect(order).toEqual(['rooms', 'projections', 'store']);
    const refused = await new Promise<boolean>((resolve) => {
      connect(port, '127.0.0.1', () => resolve(false)).on('error', () => resolve(true));
    });
    expect(refused).toBe(true);
  });

  it('[HTTP-13] neither a silent socket nor an endless request holds it', async () => {
    const server = createServer(() => {}); // never answers
    const held: Socket[] = [];
    const arrived = new Promise<void>((resolve) => {
      server.on('upgrade', (_request, socket: Socket) => {
        held.push(socket);
        resolve();
      });
    });
    const port = await listening(server);
    const lines = 'Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    const peers = [`GET / HTTP/1.1\r\n${lines}`, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'].map(
      (text) => {
        return connect(port, '127.0.0.1')
          .on('error', () => {})
          .setNoDelay()
          .once('connect', function greet(this: Socket) {
            this.write(text);
          });
      },
    );
    await arrived;
    let isStored = false;
    const isDone = await drain(needs(server, [() => void (isStored = true)]));
    for (const socket of [...held, ...peers]) socket.destroy();
    expect([isDone, isStored]).toEqual([true, true]);
  });

  it('[HTTP-13] a store that does not end in time is said to have failed', async () => {
    const server = createServer();
    await listening(server);
    const never = new Promise<void>(() => {});
    const late = { ...needs(server, [() => never]), drainMsMax: 50 };
    expect(await drain(late)).toBe(false);
    const broken = createServer();
    await listening(broken);
    expect(await drain(needs(broken, [() => Promise.reject(new Error('disk gone'))]))).toBe(false);
  });
});
