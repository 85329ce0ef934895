/**
 * `npm run bench:connections`: what an idle connection costs the server once it has joined a
 * document: as the server is started, and with a small young generation, which V8 otherwise lets
 * grow to some 50 MiB for the garbage of any handshakes. Needs Linux (/proc).
 * Arguments: how many connections (2,000), how many documents they are spread over (20).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { greetedSockets } from '../support/greeted-socket.ts';
import { MEMORY_OPTIONS, memoryOf } from '../support/server-memory.ts';
import { startServer } from '../support/server.ts';
import { pause } from '../support/stock-client.ts';
import { makeDocument } from '../support/stored-documents.ts';
import { print } from './figures.ts';

const KIB = 1024;
const WARM_UP_CONNECTIONS = 200;
const [connectionCount = 2_000, documentCount = 20] = process.argv.slice(2).map(Number);

await measure('as started', []);
await measure('small young generation', ['--max-semi-space-size=1']);

async function measure(name: string, nodeOptions: readonly string[]): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-bench-'));
  const documents: string[] = [];
  for (let n = 0; n < documentCount; n++) documents.push(await makeDocument(dataFolder));
  const most = String(connectionCount + WARM_UP_CONNECTIONS);
  const server = await startServer({
    dataFolder,
    nodeOptions: [...MEMORY_OPTIONS, ...nodeOptions],
    env: {
      SHEAF_HEADLESS: '1',
      SHEAF_ADDRESS_SOCKETS_MAX: most,
      SHEAF_ROOM_SESSIONS_MAX: most,
    },
  });
  try {
    const urls = documents.map((id) => `${server.url}/collab/${id}`);
    // What is loaded and compiled only once is not the connections'.
    const warmUp = await greetedSockets(urls, WARM_UP_CONNECTIONS);
    const before = await memoryOf(server);
    const sockets = await greetedSockets(urls, connectionCount);
    const after = await memoryOf(server);
    const each = (bytes: number) => `${(bytes / connectionCount / KIB).toFixed(1)} KiB`;
    for (const socket of [...warmUp, ...sockets]) socket.destroy();
    await pause(1_000);
    const left = await memoryOf(server);
    print(
      `${name}: ${connectionCount} idle connections, ` +
        `${each(after.residentBytes - before.residentBytes)} RSS each, ` +
        `${each(after.heldBytes - before.heldBytes)} of it held by the main thread; ` +
        `${each(left.heldBytes - before.heldBytes)} after they left`,
    );
  } finally {
    await server.kill9();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
