/** Who is connected and quiet costs next to nothing; who is gone costs nothing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { greetedSockets } from '../support/greeted-socket.ts';
import { MEMORY_OPTIONS, memoryOf } from '../support/server-memory.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { pause } from '../support/stock-client.ts';
import { makeDocument } from '../support/stored-documents.ts';

const KIB = 1024;
const CONNECTIONS = 1_000;

let dataFolder: string;
let server: RunningServer;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-idle-'));
});

afterEach(async () => {
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

describe('gateway', () => {
  it('[GATE-24] an idle connection costs no more than 16 KiB, and nothing when it is gone', async () => {
    const documents = [];
    for (let n = 0; n < 10; n++) documents.push(await makeDocument(dataFolder));
    server = await startServer({
      dataFolder,
      // V8 lets its young generation grow with any garbage; that is not the connections'.
      nodeOptions: [...MEMORY_OPTIONS, '--max-semi-space-size=1'],
      env: { SHEAF_HEADLESS: '1', SHEAF_ADDRESS_SOCKETS_MAX: String(CONNECTIONS * 2) },
    });
    const urls = documents.map((id) => `${server.url}/collab/${id}`);
    const warmUp = await greetedSockets(urls, 200);
    const before = await memoryOf(server);
    const sockets = await greetedSockets(urls, CONNECTIONS);
    const after = await memoryOf(server);
    for (const socket of sockets) socket.destroy();
    await pause(500);
    const left = await memoryOf(server);
    for (const socket of warmUp) socket.destroy();
    const each = (bytes: number) => bytes / CONNECTIONS / KIB;
    const residentKib = each(after.residentBytes - before.residentBytes);
    process.stdout.write(`an idle connection: ${residentKib.toFixed(1)} KiB\n`);
    expect(residentKib).toBeLessThan(16);
    expect(each(after.heldBytes - before.heldBytes)).toBeLessThan(8);
    expect(each(left.heldBytes - before.heldBytes)).toBeLessThan(1);
  });
});
