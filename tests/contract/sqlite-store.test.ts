/** What the SQLite store promises beyond the contract: rot is found, a dead thread comes back. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { type Store, openStore } from '../../server/adapters/prisma/store.ts';
import { silentLog } from '../support/silent-log.ts';
import {
  aDocument,
  aPerson,
  anEntry,
  appendSingly,
  entries,
  tailFor,
  tailOf,
} from '../support/store-records.ts';
import { newDataFolder } from './store-under-test.ts';

describe('sqlite store', () => {
  let dataFolder: string;
  let store: Store;
  let document: DocumentRecord;
  beforeEach(async () => {
    dataFolder = newDataFolder();
    store = await openStore({ dataFolder, log: silentLog });
    document = await aDocument(store.documents);
  });
  afterEach(async () => {
    await store.close();
    rmSync(dataFolder, { recursive: true });
  });

  /** A second connection, as an operator's shell or a failing disk would have. */
  function tamper(sql: string, ...values: readonly unknown[]): void {
    const database = new Sqlite(join(dataFolder, 'sheaf.db'));
    const changes = database.prepare(sql).run(...values).changes;
    database.close();
    expect(changes).toBe(1);
  }
  const AT = `WHERE "position" = (SELECT "number" FROM "Document" WHERE "id" = ?) * 4294967296 + ?`;

  it('[STORE-8] an append waits for one page of a long load, not for all of it', async () => {
    const other = await aDocument(store.documents);
    await store.updateLog.append(entries(document, 1, 20_000));
    const ended: string[] = [];
    await Promise.all([
      store.updateLog.load(document.id).then(() => ended.push('load of 10 pages')),
      store.updateLog.append(entries(other, 1, 1)).then(() => ended.push('append')),
    ]);
    expect(ended).toEqual(['append', 'load of 10 pages']);
  });

  it('[STORE-9] one flipped bit is found, and what comes before it is given', async () => {
    await appendSingly(store.updateLog, document, 9);
    const { update } = anEntry(document, 5);
    update[3] = (update[3] ?? 0) ^ 1;
    tamper(`UPDATE "UpdateRow" SET "bytes" = ? ${AT}`, update, document.id, 5);
    const content = await store.updateLog.load(document.id);
    expect(content.damagedAtSeq).toBe(5);
    expect(tailOf(content)).toEqual(tailFor(document, 4));
  });

  it('[STORE-9] [STORE-39] of what one commit brought, one flipped bit spoils 256 updates at most', async () => {
    await store.updateLog.append(entries(document, 1, 600));
    tamper(`UPDATE "UpdateRow" SET "bytes" = zeroblob(length("bytes")) ${AT}`, document.id, 257);
    const content = await store.updateLog.load(document.id);
    expect(content.damagedAtSeq).toBe(257);
    expect(tailOf(content)).toEqual(tailFor(document, 256));
  });

  it('[STORE-9] a row that holds other updates than it says is damaged, though its checksum is right', async () => {
    await store.updateLog.append(entries(document, 1, 9));
    await store.updateLog.append(entries(document, 10, 12));
    tamper(`UPDATE "UpdateRow" SET "updates" = 4 ${AT}`, document.id, 10);
    const content = await store.updateLog.load(document.id);
    expect([content.damagedAtSeq, content.tail.length]).toEqual([10, 9]);
  });

  it('[STORE-10] a missing update is found, on the edge of a page as within one', async () => {
    for (let from = 1; from <= 4_100; from += 100) {
      await store.updateLog.append(entries(document, from, from + 99));
    }
    for (const missing of [4_001, 3_901, 2_001, 1_901, 701, 1]) {
      tamper(`DELETE FROM "UpdateRow" ${AT}`, document.id, missing);
      const content = await store.updateLog.load(document.id);
      expect(content.damagedAtSeq).toBe(missing);
      expect(content.tail.length).toBe(missing - 1);
    }
    const again = store.updateLog.append([anEntry(document, 701)]);
    await expect(again).rejects.toMatchObject({ code: 'internal' });
  });

  it('[STORE-11] a snapshot stands for the updates before it, and the log goes on after it', async () => {
    await appendSingly(store.updateLog, document, 3);
    const bytes = Uint8Array.of(1, 2, 3);
    const CRC = 1438416925; // printf '\x01\x02\x03' | crc32
    const insert = (stateChecksum: number, sidecarChecksum: number): void =>
      tamper(
        `INSERT OR REPLACE INTO "Snapshot" SELECT "number", 4, 30, ?, ?, ?, ?, 0
         FROM "Document" WHERE "id" = ?`,
        bytes,
        stateChecksum,
        bytes,
        sidecarChecksum,
        document.id,
      );
    insert(CRC, CRC);
    await store.close();
    store = await openStore({ dataFolder, log: silentLog });
    await store.updateLog.append([anEntry(document, 4), anEntry(document, 5)]);
    const content = await store.updateLog.load(document.id);
    const snapshot = { upToSeq: 4, stateBytes: 30, state: bytes, sidecar: bytes };
    expect(content.snapshot).toEqual(snapshot);
    expect(tailOf(content)).toEqual([`5:${document.id} 5`]);
    tamper(`DELETE FROM "UpdateRow" ${AT}`, document.id, 3);
    await store.updateLog.append(entries(document, 3, 5)); // cannot be compared, and is no error
    insert(CRC, 1);
    const withoutSidecar = await store.updateLog.load(document.id);
    expect(withoutSidecar.snapshot).toEqual({ ...snapshot, sidecar: null });
    insert(1, CRC);
    const damaged = await store.updateLog.load(document.id);
    expect([damaged.snapshot, damaged.tail, damaged.damagedAtSeq]).toEqual([null, [], 1]);
  });

  it('[STORE-6] what was stored is there after a restart', async () => {
    const ada = aPerson();
    await store.updateLog.append([anEntry(document, 1, { author: ada, claims: [8] })]);
    await store.close();
    store = await openStore({ dataFolder, log: silentLog });
    const content = await store.updateLog.load(document.id);
    expect(tailOf(content)).toEqual(tailFor(document, 1));
    expect(content.owners).toEqual(new Map([[8, ada]]));
    await store.updateLog.append([anEntry(document, 2)]);
    expect(await store.documents.find(document.id)).toEqual(document);
  });

  it('[STORE-16] when its thread dies, pending calls are told so and the next one revives it', async () => {
    await store.close();
    const workers: Worker[] = [];
    const note = (worker: Worker): void => void workers.push(worker);
    process.on('worker', note);
    store = await openStore({ dataFolder, log: silentLog });
    process.off('worker', note);
    const batch = entries(document, 1, 3);
    const pending = store.updateLog.append(batch);
    const [thread] = workers;
    await Promise.all([
      thread?.terminate(),
      expect(pending).rejects.toThrow('storage_unavailable: unknown result'),
    ]);
    await store.updateLog.append(batch);
    expect(tailOf(await store.updateLog.load(document.id))).toEqual(tailFor(document, 3));
    expect(await store.isWritable()).toBe(true);
  });

  it('[STORE-35] closing waits for what was called before, and refuses what comes after', async () => {
    const appended = store.updateLog.append(entries(document, 1, 500));
    await store.close();
    await appended;
    const late = store.updateLog.append(entries(document, 501, 501));
    await expect(late).rejects.toMatchObject({ code: 'storage_unavailable' });
    expect(await store.isWritable()).toBe(false);
    await store.close();
    store = await openStore({ dataFolder, log: silentLog });
    expect((await store.updateLog.load(document.id)).tail.length).toBe(500);
  });

  it('[STORE-35] a file that is no database is told at the start, and the folder is free again', async () => {
    await store.close();
    const database = join(dataFolder, 'sheaf.db');
    rmSync(database);
    writeFileSync(database, 'not a database'.repeat(500));
    const opening = openStore({ dataFolder, log: silentLog });
    await expect(opening).rejects.toThrow('not a database');
    rmSync(database);
    store = await openStore({ dataFolder, log: silentLog });
  });
});
