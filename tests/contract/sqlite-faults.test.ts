/** The durable log on a disk that fails, and on every connection it ever opens. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteDatabase } from '../../server/adapters/prisma/database.ts';
import { PrismaDocuments } from '../../server/adapters/prisma/documents.ts';
import { DurableSqlite } from '../../server/adapters/prisma/durable-sqlite.ts';
import { migrate, readMigrations } from '../../server/adapters/prisma/migrate.ts';
import { Places } from '../../server/adapters/prisma/places.ts';
import { PrismaUpdateLog } from '../../server/adapters/prisma/update-log.ts';
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
  beforeEach(() => {
    folder = newDataFolder();
    file = join(folder, 'sheaf.db');
    migrate(file, readMigrations(MIGRATIONS));
    database = new SqliteDatabase(file, silentLog);
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
    ['a full disk', 'PRAGMA max_page_count = 1', 'SQLITE_FULL'],
    ['a read-only disk', 'PRAGMA query_only = ON', 'SQLITE_READONLY'],
  ] as const;

  it.each(FAULTS)(
    '[STORE-14] %s is told as such, stores nothing, and heals without a restart',
    async (_name, sql, code) => {
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
