/** The plug is pulled while files are on their way: no document has one that is not there whole. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { parseDocumentId } from '../../lib/core/ids.ts';
import { assert } from '../../lib/std/assert.ts';
import { DiskFiles } from '../../server/adapters/disk/files.ts';
import { filesFolderOf } from '../../server/adapters/disk/files-folder.ts';
import { machineClock as clock } from '../../server/adapters/machine.ts';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { newDataFolder } from '../contract/store-under-test.ts';
import { aVisitor } from '../support/api-person.ts';
import { FileApi, type MadeFile } from '../support/file-api.ts';
import { silentLog as log } from '../support/silent-log.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { expectBytes, hashOf, patterned } from '../support/uploads.ts';

const KILL_COUNT = Number(process.env['CHAOS_KILLS'] ?? 4);
const FILE_COUNT = 50;
/** Up to some hundred kilobytes; no two are alike. */
const contentOf = (round: number, n: number) =>
  patterned(4_000 + round + ((n * 7_919_000 + round * 1_000) % 900_000)) as Uint8Array<ArrayBuffer>;

/** All that documents have, read beside no server: each of it whole. @returns their hashes. */
async function storedFiles(dataFolder: string, documentIdText: string): Promise<Set<string>> {
  const documentId = parseDocumentId(documentIdText);
  assert(documentId !== null, 'the server gives ids');
  const store = await openStore({ dataFolder, log });
  try {
    const files = new DiskFiles({ folder: filesFolderOf(dataFolder), clock, log });
    const records = await store.fileRecords.ofDocument(documentId);
    for (const { hash, bytes } of records) {
      const opened = await files.open(hash, null);
      assert(opened !== null, `a document has ${hash}, and the store has not`);
      const digest = createHash('sha256');
      for await (const chunk of opened.content) digest.update(chunk);
      expect([opened.bytes, digest.digest('hex')]).toEqual([bytes, hash]);
    }
    return new Set(records.map(({ hash }) => hash));
  } finally {
    await store.close();
  }
}

let running: RunningServer | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});

describe('chaos', () => {
  it('[FILE-52] kill -9 during fifty uploads leaves no file without its bytes, and a retry completes', async () => {
    const dataFolder = newDataFolder();
    const server = await startServer({ dataFolder, env: { SHEAF_UPLOAD_TRIES_MAX: '100000' } });
    running = server;
    const visitor = await aVisitor(server);
    const { id } = await visitor.expect<{ id: string }>(201, 'POST', '/documents', {});
    const api = new FileApi(server, visitor.headers['cookie'] ?? '', id);
    const counts = { answered: 0, brokenOff: 0 };
    for (let round = 0; round < KILL_COUNT; round++) {
      const { answered, broken } = await killedDuring(server, api, round);
      const stored = await storedFiles(dataFolder, id);
      for (const { n } of answered) expect(stored).toContain(hashOf(contentOf(round, n)));
      await server.restart();
      await Promise.all(
        broken.map(async (n) => answered.push({ n, made: await api.made(contentOf(round, n)) })),
      );
      for (const { n, made } of answered) {
        const response = await api.fetch(made.url);
        expectBytes(new Uint8Array(await response.arrayBuffer()), contentOf(round, n));
      }
      counts.answered += FILE_COUNT - broken.length;
      counts.brokenOff += broken.length;
    }
    process.stdout.write(`chaos: uploads ${JSON.stringify(counts)}\n`);
    // Kills that met nothing would prove nothing.
    expect(counts.answered).toBeGreaterThan(0);
    expect(counts.brokenOff).toBeGreaterThan(KILL_COUNT);
    await server.stop();
    running = null;
    await rm(dataFolder, { recursive: true });
  });
});

/** Once so many of them are answered, and others are somewhere in between. */
async function killedDuring(server: RunningServer, api: FileApi, round: number) {
  const answered: { readonly n: number; readonly made: MadeFile }[] = [];
  const broken: number[] = [];
  const due = Promise.withResolvers<void>();
  const uploads = Array.from({ length: FILE_COUNT }, async (_, n) => {
    try {
      answered.push({ n, made: await api.made(contentOf(round, n)) });
      if (answered.length > (round * FILE_COUNT) / KILL_COUNT) due.resolve();
    } catch {
      broken.push(n);
    }
  });
  await due.promise;
  await server.kill9();
  await Promise.all(uploads);
  return { answered, broken };
}
