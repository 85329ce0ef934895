/** What takes long: silence that is no fault, and silence that is one. */
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../support/server.ts';
import { pause, stockClient, until } from '../support/stock-client.ts';
import { makeDocument } from '../support/stored-documents.ts';

/** Past the 30 s after which a stock provider that heard nothing reconnects. */
const QUIET_MS = 41_000;

let server: RunningServer;
let documentId: string;

beforeAll(async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-patience-'));
  documentId = await makeDocument(dataFolder);
  server = await startServer({ dataFolder, env: { SHEAF_HEADLESS: '1' } });
});

afterAll(() => server.stop());

describe.concurrent('gateway', () => {
  it('[GATE-11] a quiet stock client keeps its one connection', async () => {
    // Without presence, which would be renewed every 15 s, it says nothing at all.
    const quiet = stockClient(server, documentId);
    quiet.provider.awareness.setLocalState(null);
    await until('synced', () => quiet.provider.synced);
    await pause(QUIET_MS);
    expect(quiet.connectionCount).toBe(1);
    const writer = stockClient(server, documentId);
    await until('synced, too', () => writer.provider.synced);
    writer.title.insert(0, 'still there?');
    await until('it hears', () => quiet.title.toString() === 'still there?');
    expect(quiet.connectionCount).toBe(1);
    for (const client of [quiet, writer]) client.leave();
  });

  it('[GATE-16] a connection that does not end its headers is ended', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET /collab/${documentId} HTTP/1.1\r\nHost: x\r\nUpgrade: web`);
    });
    socket.on('error', () => socket.destroy());
    socket.resume();
    const ended = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
    const startedMs = Date.now();
    await ended;
    expect(Date.now() - startedMs).toBeLessThan(30_000);
  });
});
