import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../lib/core/limits.ts';
import { createHttpServer } from '../../../../server/gateway/http-server.ts';
import { HandClock } from '../../../support/hand-clock.ts';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers once a request is whole, and a client that never ends its own. */
async function unfinished(
  path: string,
): Promise<{ clock: HandClock; heard: () => string; socket: Socket }> {
  const clock = new HandClock();
  server = createHttpServer(
    (request, response) => {
      request.resume();
      request.on('end', () => response.end('whole'));
    },
    { clock, limits: DEFAULT_LIMITS },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  const begun = once(server, 'request');
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab`);
  await begun;
  return { clock, heard: () => text, socket };
}

const UPLOAD = '/api/v1/documents/TawniXVi0DNnq6WhTZj_mw/files?name=a.png';

describe('the time a request may take', () => {
  it('[FILE-54] one that is not whole after two minutes is refused, and its connection ended', async () => {
    const { clock, heard, socket } = await unfinished('/api/v1/documents');
    clock.pass(119_999);
    const closed = once(socket, 'close');
    clock.pass(1);
    await closed;
    expect(heard()).toContain('HTTP/1.1 400');
  });

  it('[FILE-54] an upload goes on, and so does what is whole in time', async () => {
    for (const path of [UPLOAD, '/api/v1/documents']) {
      const { clock, heard, socket } = await unfinished(path);
      clock.pass(path === UPLOAD ? 600_000 : 100_000);
      socket.write('cd');
      await expect.poll(heard).toContain('whole');
      expect(clock.pendingCount).toBe(0);
      clock.pass(600_000);
      expect(socket.destroyed).toBe(false);
      socket.destroy();
      server?.close();
    }
  });

  it('[FILE-54] no other address is taken for that of an upload', async () => {
    const others = [
      '/api/v1/documents/x/files/links',
      '/api/v1/documents/x/files/',
      '/api/v1/documents/x/y/files',
      '/x/api/v1/documents/x/files',
      '/api/v1/documents?/api/v1/documents/x/files',
    ];
    for (const path of others) {
      const { clock, socket } = await unfinished(path);
      expect([path, clock.pendingCount]).toEqual([path, 1]);
      socket.destroy();
      server?.close();
    }
  });
});
