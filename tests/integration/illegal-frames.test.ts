import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ILLEGAL_FRAMES } from '../corpus/illegal-frames.ts';
import { rawSocket } from '../support/raw-socket.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { makeDocument } from '../support/stored-documents.ts';

let server: RunningServer;
let documentUrl: string;
let httpUrl: string;

beforeAll(async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-frames-'));
  const documentId = await makeDocument(dataFolder);
  server = await startServer({ dataFolder, env: { SHEAF_HEADLESS: '1' } });
  documentUrl = `${server.collabUrl}/${documentId}`;
  httpUrl = documentUrl.replace('ws:', 'http:');
});

afterAll(() => server.stop());

const bytes = (...values: number[]) => Uint8Array.from(values);
/** Somebody else's connection still gets an answer to its step1. */
async function canaryWorks(): Promise<void> {
  const socket = new WebSocket(documentUrl);
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send(bytes(0, 0, 1, 0)));
    socket.once('message', () => resolve());
  });
  socket.close();
}

describe('gateway', () => {
  it.each(ILLEGAL_FRAMES)(
    '[GATE-1] ends a connection that sends %s, and only that',
    async (_, frame) => {
      const socket = await rawSocket(httpUrl);
      expect(socket.status).toBe('HTTP/1.1 101 Switching Protocols');
      socket.write(frame);
      expect([0, 1002, 1003, 1007, 1009]).toContain(await socket.closed(2_000));
      await canaryWorks();
    },
  );

  it.each([
    ['empty', bytes()],
    ['a cut varint', bytes(0x80)],
    ['ten ff', bytes(...Array.from({ length: 10 }, () => 0xff))],
    ['frame type 9', bytes(9)],
    ['frame type 2^31', bytes(0x80, 0x80, 0x80, 0x80, 0x08)],
    ['sync type 7', bytes(0, 7, 0)],
    ['an auth frame', bytes(2, 0, 1, 0x61)],
    ['one of our own frames', bytes(100, 1)],
    ['a state vector of 15 * 2^28 clients', bytes(0, 0, 5, 0x80, 0x80, 0x80, 0x80, 0x0f)],
    ['an update of 2^32 - 1 clients', bytes(0, 2, 5, 0xff, 0xff, 0xff, 0xff, 0x0f)],
    ['an update V2', bytes(0, 2, 8, 0, 0, 1, 0, 0, 0, 0, 0)],
  ])('[GATE-5] ends a connection that sends %s with 4400', async (_, message) => {
    const socket = new WebSocket(documentUrl);
    const code = await new Promise<number>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', () => socket.send(message));
      socket.once('close', resolve);
    });
    expect(code).toBe(4400);
    await canaryWorks();
  });
});
