/**
 * Brings a database to the newest schema, all or nothing. Keeps its history in Prisma's own
 * table and shape, so that `prisma migrate deploy` would agree; that command itself needs a
 * download.
 */
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '../../../lib/core/faults.ts';
import { copyDatabase } from './copy-database.ts';
import { cureOf } from './data-folder.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hex, as Prisma reckons it. */
  readonly checksum: string;
}

export interface Migrated {
  readonly applied: readonly string[];
  /** Copy of the database as it was before; null when there was nothing to keep. */
  readonly copy: string | null;
}

const HISTORY = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
  )`;

/** The migrations in a folder, oldest first. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * An update is some 60 bytes and goes to the page where its document's log ends, and a commit
 * writes whole pages. With 500 documents written at once, 24 to a commit, 2.6 KB reach the disk
 * for each update with pages of 1 KiB and 8.2 KB with SQLite's usual 4.
 */
const PAGE_BYTES = 1_024;

/**
 * @throws AppError `internal` when the history and the files disagree, `storage_unavailable` when
 *   the disk does not take what is there; nothing is changed then.
 */
export function migrate(file: string, migrations: readonly Migration[]): Migrated {
  // SQLite would go by the umask; what it puts beside the file takes after the file.
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
  const database = new Sqlite(file, { timeout: 5_000 });
  try {
    // Counts while the file is empty; an older one keeps its own.
    database.pragma(`page_size = ${PAGE_BYTES}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    settleLog(database);
    const pending = pendingOf(database, migrations);
    const [first] = pending;
    if (first === undefined) return { applied: [], copy: null };
    const isEmpty = readHistory(database).length === 0;
    const copy = isEmpty ? null : `${file}.before-${first.name}`;
    if (copy !== null) {
      rmSync(copy, { force: true }); // of an attempt that failed
      copyDatabase(file, copy);
    }
    return { applied: apply(database, migrations), copy };
  } finally {
    database.close();
  }
}

/**
 * After a crash SQLite takes every whole commit of the write-ahead log as stored, also one that was
 * never synced, or that a failed sync has left in memory alone: what is shown of it, and whatever
 * is appended behind it, would not survive a power cut. Written into the database file and synced
 * there, it does. Closing the last connection does the same, but not beside another program's, and
 * it does not tell when it failed.
 * @throws AppError `storage_unavailable`; nothing is lost, the next start tries again.
 */
function settleLog(database: Sqlite): void {
  try {
    database.pragma('wal_checkpoint');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'storage_unavailable',
      `What was stored last cannot be written into the database file: ${why}. ${cureOf(cause)}`,
      { cause },
    );
  }
}

/** @throws AppError when the history and the files disagree. */
export function pendingOf(database: Sqlite, migrations: readonly Migration[]): Migration[] {
  const applied = readHistory(database);
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, isFinished } of applied) {
    const migration = byName.get(name);
    if (migration === undefined) {
      throw refusal(
        `the database knows a later migration, ${name}: start the newer version that wrote it, or restore a backup`,
      );
    }
    if (migration.checksum !== checksum) {
      throw refusal(`the file of the applied migration ${name} was changed: put it back as it was`);
    }
    if (!isFinished) throw refusal(`migration ${name} was left unfinished: restore a backup`);
  }
  const names = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !names.has(name));
}

function readHistory(database: Sqlite) {
  const table = database
    .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`)
    .get();
  if (table === undefined) return [];
  const rows = database
    .prepare(
      `SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    )
    .all() as readonly {
    readonly migration_name: string;
    readonly checksum: string;
    readonly finished_at: unknown;
  }[];
  return rows.map((row) => ({
    name: row.migration_name,
    checksum: row.checksum,
    isFinished: row.finished_at !== null,
  }));
}

function apply(database: Sqlite, migrations: readonly Migration[]): string[] {
  // Prisma rebuilds a table by DROP and RENAME and switches foreign keys off in the file, which
  // inside a transaction does nothing: the DROP would cascade and empty the child tables.
  database.pragma('foreign_keys = OFF');
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(HISTORY);
    const pending = pendingOf(database, migrations); // again: another process may have been faster
    const note = database.prepare(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    );
    for (const { name, sql, checksum } of pending) {
      const startedAtMs = Date.now();
      database.exec(sql);
      note.run(randomUUID(), checksum, name, startedAtMs, Date.now());
    }
    const broken = database.prepare('PRAGMA foreign_key_check').all();
    if (broken.length > 0) {
      throw refusal(`${broken.length} rows would refer to rows that are gone`);
    }
    database.exec('COMMIT');
    return pending.map(({ name }) => name);
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function refusal(why: string): AppError {
  return new AppError('internal', `cannot migrate: ${why}`);
}
