/** The durable log on a disk that fails, and on every connection it ever opens. */
import { appendFileSync, copyFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteDatabase } from '../../server/adapters/prisma/database.ts';
import { PrismaDocuments } from '../../server/adapters/prisma/documents.ts';
import { DurableSqlite } from '../../server/adapters/prisma/durable-sqlite.ts';
import { migrate, readMigrations } from '../../server/adapters/prisma/migrate.ts';
import { Places } from '../../server/adapters/prisma/places.ts';
import { PrismaUpdateLog } from '../../server/adapters/prisma/update-log.ts';
import type { Log, LogFacts } from '../../server/ports.ts';
import { silentLog } from '../support/silent-log.ts';
import { aDocument, anEntry, entries, tailFor, tailOf } from '../support/store-records.ts';
import { newDataFolder } from './store-under-test.ts';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/sqlite/migrations');

describe('sqlite under faults', () => {
  let folder: string;
  let file: string;
  let database: SqliteDatabase;
  let updateLog: PrismaUpdateLog;
  let documents: PrismaDocuments;
  let logged: { event: string; facts: LogFacts | undefined }[];
  const log: Log = {
    ...silentLog,
    error: (event, facts) => void logged.push({ event, facts }),
  };
  beforeEach(() => {
    logged = [];
    folder = newDataFolder();
    file = join(folder, 'sheaf.db');
    migrate(file, readMigrations(MIGRATIONS));
    database = new SqliteDatabase(file, log);
    const places = new Places();
    updateLog = new PrismaUpdateLog(database, places);
    documents = new PrismaDocuments(database, places);
  });
  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  /** What the connection in use says of itself. */
  const pragma = (name: string): Promise<unknown> =>
    database.run(async (_client, connection) => {
      const read = { sql: `PRAGMA ${name}`, args: [], argTypes: [] };
      return (await connection.queryRaw(read)).rows[0]?.[0];
    });
  const breakWith = (sql: string): Promise<void> =>
    database.run((_client, connection) => connection.executeScript(sql));

  const expectDurable = async (): Promise<void> => {
    expect(await pragma('synchronous')).toBe(2); // FULL
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('foreign_keys')).toBe(1);
  };

  it("[STORE-12] every connection syncs each commit: the first, one after a fault, and a later process's", async () => {
    await expectDurable();
    await breakWith('PRAGMA synchronous = OFF');
    await breakWith('SELECT * FROM "Absent"').catch(() => undefined); // drops the connection
    await expectDurable();
    await database.close();
    database = new SqliteDatabase(file, silentLog);
    await expectDurable();
  });

  it('[STORE-12] a connection that does not take the settings is not used', async () => {
    // An in-memory database has no write-ahead log, whatever it is told.
    const opening = new DurableSqlite(':memory:').connect();
    await expect(opening).rejects.toThrow('PRAGMA journal_mode is memory and must be wal');
  });

  const FAULTS = [
    ['a full disk', 'PRAGMA max_page_count = 1', 'SQLITE_FULL', 'disk.filled'],
    ['a read-only disk', 'PRAGMA query_only = ON', 'SQLITE_READONLY', 'disk.write-protected'],
  ] as const;

  it.each(FAULTS)(
    '[STORE-14] [FAULT-4] %s is told as such, stores nothing, and heals without a restart',
    async (_name, sql, code, event) => {
      const document = await aDocument(documents);
      await updateLog.append(entries(document, 1, 3));
      for (const claims of [[], [1, 2]]) {
        const { tail } = await updateLog.load(document.id);
        const update = new Uint8Array(50_000);
        const batch = [anEntry(document, tail.length + 1, { update, claims })];
        await breakWith(sql);
        const failing = updateLog.append(batch);
        await expect(failing).rejects.toThrow(`storage_unavailable: ${code}`);
        expect((await updateLog.load(document.id)).tail.length).toBe(tail.length);
        await updateLog.append(batch);
        expect((await updateLog.load(document.id)).tail.length).toBe(tail.length + 1);
      }
      expect(logged.map((line) => line.event)).toEqual([event]);
      expect(JSON.stringify(logged)).not.toContain(document.id);
    },
  );

  it('[STORE-14] after an unknown result the very same batch is appended again', async () => {
    const document = await aDocument(documents);
    const batch = entries(document, 1, 4);
    // The commit took place, and nobody has heard: another memory of where the log ends.
    await new PrismaUpdateLog(database, new Places()).append(batch);
    await updateLog.append(batch);
    await updateLog.append(entries(document, 3, 6));
    expect(tailOf(await updateLog.load(document.id))).toEqual(tailFor(document, 6));
  });

  it('[FAULT-2] [FAULT-4] a file that is moved away takes nothing, and goes on when it is back', async () => {
    const document = await aDocument(documents);
    await updateLog.append(entries(document, 1, 2));
    const batch = entries(document, 3, 4);
    renameSync(file, `${file}.moved`);
    for (let attempt = 0; attempt < 3; attempt++) {
      await expect(updateLog.append(batch)).rejects.toThrow('storage_unavailable');
    }
    expect(logged.map(({ event }) => event)).toEqual(['database.vanished']);
    copyFileSync(`${file}.moved`, file);
    await expect(updateLog.append(batch)).rejects.toThrow('was replaced: restart the server');
    renameSync(`${file}.moved`, file);
    await updateLog.append(batch);
    expect(tailOf(await updateLog.load(document.id))).toEqual(tailFor(document, 4));
  });

  it('[FAULT-3] [FAULT-4] a lock held by another program stops writes, reads go on, and it heals', async () => {
    const document = await aDocument(documents);
    await updateLog.append(entries(document, 1, 2));
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');
    const appending = updateLog.append(entries(document, 3, 3));
    const loading = updateLog.load(document.id);
    await expect(appending).rejects.toThrow('storage_unavailable: SQLITE_BUSY');
    expect((await loading).tail.length).toBe(2);
    other.close();
    await updateLog.append(entries(document, 3, 3));
    expect((await updateLog.load(document.id)).tail.length).toBe(3);
    expect(logged.map(({ event }) => event)).toEqual(['database.locked']);
  });

  it('[FAULT-8] what a failed commit left in the write-ahead log is cut off, and what was stored is not', async () => {
    const document = await aDocument(documents);
    await updateLog.append(entries(document, 1, 3));
    const good = statSync(`${file}-wal`).size;
    const lost = new Uint8Array(50_000);
    const failing = () =>
      database.run(async () => {
        appendFileSync(`${file}-wal`, lost); // as after a sync that failed
        throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
      });
    await expect(failing()).rejects.toThrow('storage_unavailable');
    expect(statSync(`${file}-wal`).size).toBe(good + lost.length);
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE'); // who cannot cut does not write, and reads
    await expect(updateLog.append(entries(document, 4, 4))).rejects.toThrow('storage_unavailable');
    expect((await updateLog.load(document.id)).tail.length).toBe(3);
    other.close();
    expect((await updateLog.load(document.id)).tail.length).toBe(3);
    expect(statSync(`${file}-wal`).size).toBe(good);
    await updateLog.append(entries(document, 4, 6));
    expect(tailOf(await updateLog.load(document.id))).toEqual(tailFor(document, 6));
    expect(logged.map(({ event }) => event)).toEqual(['disk.failed', 'database.locked']);
  });

  it('[STORE-36] nothing comes between the statements of one piece of work', async () => {
    const document = await aDocument(documents);
    const seen: string[] = [];
    const first = database.run(async (client) => {
      seen.push('first begins');
      await client.document.count();
      await client.document.count();
      seen.push('first ends');
    });
    const second = documents.find(document.id).then(() => seen.push('second'));
    await Promise.all([first, second]);
    expect(seen).toEqual(['first begins', 'first ends', 'second']);
  });
});
