/** The page on which the table of snapshots itself lies, given back by the disk as something else. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import type { ClientId, DocumentId } from '../../lib/core/ids.ts';
import { databaseFile } from '../../server/adapters/prisma/data-folder.ts';
import { openStore, type Store } from '../../server/adapters/prisma/store.ts';
import { aCompaction } from '../support/compactions.ts';
import { silentLog } from '../support/silent-log.ts';
import { aDocument, anEntry, entries, tailFor, tailOf } from '../support/store-records.ts';
import { newDataFolder } from './store-under-test.ts';

const UPDATES = 50;
const COVERED = 40;

/** As compaction and retention do, in time. */
function removeCovered(database: InstanceType<typeof Sqlite>, id: DocumentId): void {
  for (const [table, lastSeq] of [
    ['HistorySegment', UPDATES],
    ['UpdateRow', COVERED],
  ] as const) {
    database
      .prepare(
        `DELETE FROM "${table}" WHERE ("position" & 4294967295) <= ${lastSeq}
         AND "position" >> 32 = (SELECT "number" FROM "Document" WHERE "id" = ?)`,
      )
      .run(id);
  }
}

describe('a corrupt page of all snapshots', () => {
  let dataFolder: string;
  let store: Store;
  let compacted: DocumentRecord;
  let plain: DocumentRecord;
  let bare: DocumentRecord;
  let lost: DocumentRecord;
  let empty: DocumentRecord;

  beforeEach(async () => {
    dataFolder = newDataFolder();
    store = await openStore({ dataFolder, log: silentLog });
    [compacted, plain, bare, lost, empty] = [
      await aDocument(store.documents),
      await aDocument(store.documents),
      await aDocument(store.documents),
      await aDocument(store.documents),
      await aDocument(store.documents),
    ];
    for (const document of [compacted, plain, bare]) {
      await store.updateLog.append(entries(document, 1, COVERED));
      await store.updateLog.append(entries(document, COVERED + 1, UPDATES));
    }
    for (const document of [compacted, bare]) {
      await store.history.compact(document.id, aCompaction(document, 0, COVERED));
    }
    await store.updateLog.append([anEntry(lost, 1, { claims: [7 as ClientId] })]);
    await store.history.compact(lost.id, aCompaction(lost, 0, 1));
    await store.close();
    ruin();
    store = await openStore({ dataFolder, log: silentLog });
  });

  afterEach(async () => {
    await store.close();
    rmSync(dataFolder, { recursive: true });
  });

  /** Of a small table, the root is its one leaf (sqlite.org/fileformat.html, section 1.6). */
  function ruin(): void {
    const database = new Sqlite(databaseFile(dataFolder));
    for (const { id } of [bare, lost]) removeCovered(database, id);
    const { rootpage } = database
      .prepare(`SELECT "rootpage" FROM "sqlite_schema" WHERE "name" = 'Snapshot'`)
      .get() as { readonly rootpage: number };
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = readFileSync(databaseFile(dataFolder));
    const pageBytes = bytes.readUInt16BE(16);
    const start = (rootpage - 1) * pageBytes;
    bytes.fill(0xff, start, start + pageBytes);
    writeFileSync(databaseFile(dataFolder), bytes);
  }

  it('[FAULT-7] a document whose snapshot lay there is made again of its history', async () => {
    const content = await store.updateLog.load(compacted.id);
    expect([content.snapshot, content.damagedAtSeq]).toEqual([null, null]);
    expect(tailOf(content)).toEqual(tailFor(compacted, UPDATES));
    await store.updateLog.append([anEntry(compacted, UPDATES + 1)]);
  });

  it('[FAULT-7] one without a snapshot is read and written as ever', async () => {
    expect(tailOf(await store.updateLog.load(plain.id))).toEqual(tailFor(plain, UPDATES));
    await store.updateLog.append([anEntry(plain, UPDATES + 1)]);
  });

  it('[FAULT-7] one whose history is gone as well is damaged, not empty, and no failing disk', async () => {
    const { damagedAtSeq, tail } = await store.updateLog.load(bare.id);
    expect([damagedAtSeq, tail]).toEqual([1, []]);
    const damaged = { code: 'document_damaged' };
    await expect(store.updateLog.load(lost.id)).rejects.toMatchObject(damaged);
    await expect(store.updateLog.append([anEntry(lost, 1)])).rejects.toMatchObject(damaged);
  });

  it('[FAULT-7] one that nobody has written yet is empty', async () => {
    expect(tailOf(await store.updateLog.load(empty.id))).toEqual([]);
    await store.updateLog.append([anEntry(empty, 1)]);
  });
});
