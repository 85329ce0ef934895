/** The folder that holds everything an instance must not lose, and the lock on it. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const DATABASE_NAME = 'sheaf.db';
const LOCK_NAME = 'lock.db';
/** Beside the lock, never in it: closing any descriptor of a locked file frees a POSIX lock. */
const HOLDER_NAME = 'server.pid';

/** The folder cannot be used; the message is for the operator. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

export interface DataFolder {
  /** Lets another server have it. */
  close(): void;
}

export function databaseFile(dataFolder: string): string {
  return join(dataFolder, DATABASE_NAME);
}

/**
 * Takes the folder for this process. The lock is the operating system's, held through an empty
 * SQLite file, so it ends with the process however that ends: a pid written down somewhere may
 * long belong to somebody else.
 * @throws DataFolderError
 */
export function openDataFolder(path: string): DataFolder {
  createDataFolder(path);
  const lock = takeLock(path);
  const holder = join(path, HOLDER_NAME);
  writeFileSync(holder, `${process.pid} ${hostname()}\n`, { mode: FILE_MODE });
  return {
    close: () => {
      rmSync(holder, { force: true });
      lock.close();
    },
  };
}

/** @throws DataFolderError */
export function createDataFolder(path: string): void {
  try {
    const created = mkdirSync(path, { recursive: true, mode: FOLDER_MODE });
    // The mode above is subject to the umask; a folder that was there keeps the operator's mode.
    if (created !== undefined) chmodSync(path, FOLDER_MODE);
  } catch (cause) {
    throw new DataFolderError(
      `The data folder ${resolve(path)} cannot be created: ${reason(cause)}. Create it yourself, or name another one in SHEAF_DATA.`,
      { cause },
    );
  }
}

function takeLock(path: string): Sqlite {
  let lock: Sqlite | null = null;
  try {
    lock = new Sqlite(join(path, LOCK_NAME), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock?.close();
    if (cause instanceof Error && Reflect.get(cause, 'code') === 'SQLITE_BUSY') {
      throw new DataFolderError(
        `The data folder ${resolve(path)} is in use by ${holderOf(path)}. Stop that server first, or name another folder in SHEAF_DATA.`,
        { cause },
      );
    }
    throw new DataFolderError(
      `The data folder ${resolve(path)} cannot be written to: ${reason(cause)}. ${cureOf(cause)}`,
      { cause },
    );
  }
}

/** What to do when SQLite, or the system, cannot write here. */
export function cureOf(cause: unknown): string {
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : null;
  const isDisk =
    typeof code === 'string' && /^(?:SQLITE_FULL|SQLITE_IOERR|ENOSPC|EDQUOT|EIO)/.test(code);
  return isDisk
    ? 'Its disk is full or fails: make room, or look at the log of the system.'
    : 'Give it to the user that runs the server.';
}

function holderOf(path: string): string {
  try {
    const [pid, host] = readFileSync(join(path, HOLDER_NAME), 'utf8').trim().split(' ');
    return `the server with process id ${pid} on ${host}`;
  } catch {
    return 'another server'; // it holds the lock and has not written its pid yet
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
