/** A document that nobody has open any more leaves nothing behind in the memory of the server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { greetedSockets } from '../support/greeted-socket.ts';
import { MEMORY_OPTIONS, memoryOf } from '../support/server-memory.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { silentLog } from '../support/silent-log.ts';
import { pause, until } from '../support/stock-client.ts';
import { aDocument } from '../support/store-records.ts';
import { rawUpdate } from '../support/update-builder.ts';

const KIB = 1024;
const DOCUMENTS = 600;
/** As many: what the first of them take for good belongs to all. */
const WARM_UP = DOCUMENTS;
const LETTERS = 20_000;

let dataFolder: string;
let server: RunningServer;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-idle-'));
});

afterEach(async () => {
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** Documents with a page of text each. */
async function makeDocuments(count: number): Promise<string[]> {
  const store = await openStore({ dataFolder, log: silentLog });
  const text = { parent: 'title', content: { text: 'x'.repeat(LETTERS) } };
  const update = rawUpdate([{ client: 1, structs: [text] }]);
  const entries = [];
  for (let n = 0; n < count; n++) {
    const { id } = await aDocument(store.documents);
    entries.push({ documentId: id, seq: 1, update, author: null, atMs: 0, claims: [] });
  }
  await store.updateLog.append(entries);
  await store.close();
  return entries.map(({ documentId }) => documentId);
}

const openCount = async () =>
  Number(/^sheaf_rooms\{state="serving"\} (\d+)$/m.exec(await metrics())?.[1]);
const metrics = async () => (await fetch(`${server.url}/metrics`)).text();

describe('a document that nobody has open', () => {
  it('[ROOM-32] costs no memory, however much it took while it was open', async () => {
    const ids = await makeDocuments(1 + WARM_UP + DOCUMENTS);
    server = await startServer({
      dataFolder,
      nodeOptions: [...MEMORY_OPTIONS],
      env: {
        SHEAF_HEADLESS: '1',
        SHEAF_ROOM_IDLE_MS: '100',
        SHEAF_ADDRESS_SOCKETS_MAX: String(DOCUMENTS * 2),
      },
    });
    const urls = ids.map((id) => `${server.url}/collab/${id}`);
    const visit = async (some: readonly string[]): Promise<number> => {
      const sockets = await greetedSockets(some, some.length);
      expect(await openCount()).toBe(some.length);
      const { heldBytes } = await memoryOf(server);
      for (const socket of sockets) socket.destroy();
      await until('all are closed', async () => (await openCount()) === 0);
      return heldBytes;
    };
    const [other = '', ...rest] = urls;
    const left = async () => {
      // Whoever comes later finds nothing of the former visits.
      await pause(1_500);
      await visit([other]);
      return (await memoryOf(server)).heldBytes;
    };
    await visit(rest.slice(0, WARM_UP));
    const before = await left();
    const open = await visit(rest.slice(WARM_UP));
    const after = await left();
    const each = (bytes: number) => (bytes - before) / DOCUMENTS / KIB;
    process.stdout.write(
      `a document of ${LETTERS / KIB} KiB: ${each(open).toFixed(1)} KiB while it is open, ` +
        `${each(after).toFixed(2)} KiB when it is not\n`,
    );
    expect(each(open)).toBeGreaterThan(LETTERS / KIB);
    expect(each(after)).toBeLessThan(1);
  });
});
