/** Snapshots and history in SQLite: rot, failures half-way, kill -9, and who waits for whom. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { type Store, openStore } from '../../server/adapters/prisma/store.ts';
import { Appender } from '../support/appender.ts';
import { aCompaction, readHistory, textOf } from '../support/compactions.ts';
import { silentLog } from '../support/silent-log.ts';
import {
  aDocument,
  anEntry,
  appendSingly,
  entries,
  tailFor,
  tailOf,
} from '../support/store-records.ts';
import { newDataFolder } from './store-under-test.ts';

describe('history in sqlite', () => {
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

  /** As an operator's shell or a failing disk would. */
  function tamper(sql: string): void {
    const database = new Sqlite(join(dataFolder, 'sheaf.db'));
    database.exec(sql);
    database.close();
  }
  const count = (table: string): unknown => {
    const database = new Sqlite(join(dataFolder, 'sheaf.db'), { readonly: true });
    const rows = database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get();
    database.close();
    return rows;
  };
  const ROT_STATE = `UPDATE "Snapshot" SET "state" = zeroblob(5)`;

  it('[COMPACT-5] a damaged state is made again of history, as if it had never been', async () => {
    const { updateLog, history } = store;
    await updateLog.append(entries(document, 1, 9));
    await history.compact(document.id, aCompaction(document, 0, 7));
    tamper(ROT_STATE);
    const content = await updateLog.load(document.id);
    expect([content.snapshot, content.damagedAtSeq]).toEqual([null, null]);
    expect(tailOf(content)).toEqual(tailFor(document, 9));
    expect(await history.head(document.id)).toEqual({ lastSeq: 9, baseSeq: 7, snapshot: null });
    const healing = { ...aCompaction(document, 7, 9), baseSeq: 7 };
    expect(await history.compact(document.id, healing)).toBe(true);
    expect((await updateLog.load(document.id)).snapshot?.upToSeq).toBe(9);
  });

  it('[COMPACT-5] a damaged state is replaced also when nothing was written after it', async () => {
    const { updateLog, history } = store;
    await updateLog.append(entries(document, 1, 6));
    await history.compact(document.id, aCompaction(document, 0, 6));
    tamper(ROT_STATE);
    const { snapshot } = aCompaction(document, 0, 6);
    const healing = { baseSeq: 6, snapshot, segments: [], atMs: 0 };
    expect(await history.compact(document.id, healing)).toBe(true);
    expect((await updateLog.load(document.id)).snapshot?.upToSeq).toBe(6);
    expect(textOf(await readHistory(history, document))).toEqual(tailFor(document, 6));
  });

  it('[COMPACT-5] where history is rotten or gone as well, the document is damaged from there', async () => {
    const { updateLog, history } = store;
    await updateLog.append(entries(document, 1, 9));
    await history.compact(document.id, aCompaction(document, 0, 6));
    tamper(ROT_STATE);
    tamper(`UPDATE "HistorySegment" SET "bytes" = zeroblob(9) WHERE "position" & 4294967295 = 4`);
    const rotten = await updateLog.load(document.id);
    expect([rotten.snapshot, rotten.damagedAtSeq]).toEqual([null, 4]);
    expect(tailOf(rotten)).toEqual(tailFor(document, 3));
    const reading = readHistory(history, document);
    await expect(reading).rejects.toMatchObject({ code: 'document_damaged' });
    tamper(`DELETE FROM "HistorySegment" WHERE "position" & 4294967295 = 1`);
    const gone = await updateLog.load(document.id);
    expect([gone.tail, gone.damagedAtSeq]).toEqual([[], 1]);
  });

  it('[COMPACT-10] retention leaves the history of a document whose snapshot is damaged', async () => {
    const other = await aDocument(store.documents);
    for (const one of [document, other]) {
      await store.updateLog.append(entries(one, 1, 4));
      await store.history.compact(one.id, aCompaction(one, 0, 4));
    }
    tamper(`${ROT_STATE} WHERE "documentNumber" = (SELECT min("number") FROM "Document")`);
    expect((await store.history.forget(Number.MAX_SAFE_INTEGER)).segments).toBe(2);
    expect(tailOf(await store.updateLog.load(document.id))).toEqual(tailFor(document, 4));
    expect(await readHistory(store.history, other)).toEqual([]);
  });

  it.each([
    `BEFORE INSERT ON "Snapshot"`,
    `BEFORE INSERT ON "HistorySegment" WHEN NEW."position" & 4294967295 = 4`,
    `BEFORE DELETE ON "UpdateRow" WHEN OLD."position" & 4294967295 = 5`,
  ])('[COMPACT-6] what fails half-way changes nothing: %s', async (moment) => {
    const { updateLog, history } = store;
    await appendSingly(updateLog, document, 9);
    tamper(`CREATE TRIGGER "broken" ${moment} BEGIN SELECT RAISE(ABORT, 'as asked'); END`);
    await expect(history.compact(document.id, aCompaction(document, 0, 7))).rejects.toThrow(
      /as asked|[Cc]onstraint/,
    );
    const content = await updateLog.load(document.id);
    expect([content.snapshot, tailOf(content)]).toEqual([null, tailFor(document, 9)]);
    expect(count('HistorySegment')).toBe(0);
    tamper(`DROP TRIGGER "broken"`);
    expect(await history.compact(document.id, aCompaction(document, 0, 7))).toBe(true);
    expect(textOf(await readHistory(history, document))).toEqual(tailFor(document, 9));
  });

  it('[COMPACT-8] the rows of a long log are gone in the end, and an append waits for a part of them only', async () => {
    const other = await aDocument(store.documents);
    await appendSingly(store.updateLog, document, 1_300);
    await store.updateLog.append(entries(document, 1_301, 1_400));
    const compaction = aCompaction(document, 0, 1_390, { segmentRows: 500 });
    const ended: string[] = [];
    await Promise.all([
      store.history.compact(document.id, compaction).then(() => ended.push('compaction')),
      store.updateLog.append(entries(other, 1, 1)).then(() => ended.push('append')),
    ]);
    expect(ended).toEqual(['append', 'compaction']);
    expect(count('UpdateRow')).toBe(2); // of the other, and one that goes on behind the snapshot
    expect(textOf(await readHistory(store.history, document, 1_200))).toEqual(
      tailFor(document, 1_400).slice(1_199),
    );
  });

  it('[COMPACT-8] rows that a stopped server left behind are neither read nor kept', async () => {
    await appendSingly(store.updateLog, document, 9);
    await store.history.compact(document.id, aCompaction(document, 0, 6));
    tamper(
      `INSERT INTO "UpdateRow" ("position", "atMs", "bytes", "checksum")
       SELECT ("number" << 32) + 3, 0, zeroblob(3), 0 FROM "Document"`,
    );
    const content = await store.updateLog.load(document.id);
    expect([content.damagedAtSeq, tailOf(content)]).toEqual([null, tailFor(document, 9).slice(6)]);
    expect(textOf(await readHistory(store.history, document))).toEqual(tailFor(document, 9));
    await store.history.compact(document.id, aCompaction(document, 6, 8));
    expect(count('UpdateRow')).toBe(1);
  });

  it('[COMPACT-11] a backup holds snapshot and history', async () => {
    await store.updateLog.append(entries(document, 1, 9));
    await store.history.compact(document.id, aCompaction(document, 0, 6));
    const folder = join(dataFolder, 'restored');
    mkdirSync(folder);
    await store.backup(join(dataFolder, 'copy.db'));
    copyFileSync(join(dataFolder, 'copy.db'), join(folder, 'sheaf.db'));
    const other = await openStore({ dataFolder: folder, log: silentLog });
    try {
      expect(await other.updateLog.load(document.id)).toEqual(
        await store.updateLog.load(document.id),
      );
      expect(textOf(await readHistory(other.history, document))).toEqual(tailFor(document, 9));
    } finally {
      await other.close();
    }
  });

  it('[COMPACT-6] kill -9 while it compacts and appends loses nothing, and mixes nothing up', async () => {
    await store.close();
    for (const lines of [8, 40, 120]) {
      const appender = new Appender(dataFolder, document.id, 'compacting');
      await appender.hear(lines);
      const acknowledged = await appender.kill();
      store = await openStore({ dataFolder, log: silentLog });
      const content = await store.updateLog.load(document.id);
      const rows = textOf(await readHistory(store.history, document));
      const { baseSeq, lastSeq } = await store.history.head(document.id);
      await store.close();
      expect(content.damagedAtSeq).toBeNull();
      expect(lastSeq).toBeGreaterThanOrEqual(acknowledged);
      expect(baseSeq).toBeGreaterThan(0);
      expect(rows).toEqual(tailFor(document, lastSeq));
      expect(tailOf(content)).toEqual(tailFor(document, lastSeq).slice(baseSeq));
    }
    store = await openStore({ dataFolder, log: silentLog });
    await store.updateLog.append([
      anEntry(document, (await store.history.head(document.id)).lastSeq + 1),
    ]);
  });
});
