/**
 * What a failed sync was to write may never reach the disk, though it is written again and then
 * synced without an error: ext4 keeps blocks that were new marked as empty. A commit in them would
 * be called stored, and after a power cut the log would end before it. So what a failed commit left
 * behind the last good one is cut off, and the next one gets other blocks.
 */
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import { AppError } from '../../../lib/core/faults.ts';
import type { Connection } from './durable-sqlite.ts';
import { select } from './select.ts';
import { statementOf } from './insert.ts';

/** Of the log, and of each page in it (sqlite.org/fileformat2.html#walformat). */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** @throws Error of SQLite or of the file system, and AppError while somebody else writes. */
export async function cutLog(file: string, connection: Connection): Promise<void> {
  const read = async (pragma: string): Promise<readonly number[]> =>
    (await select<readonly number[]>(connection, `PRAGMA ${pragma}`))[0] ?? [];
  const [version] = await read('data_version');
  const [, frames = -1] = await read('wal_checkpoint(NOOP)'); // only says how many are good
  const [pageBytes = 0] = await read('page_size');
  await connection.executeRaw(statementOf('BEGIN IMMEDIATE')); // nobody else appends now
  try {
    const isSame = (await read('data_version'))[0] === version;
    if (!isSame || frames < 0) throw new AppError('storage_unavailable', 'others write');
    cut(`${file}-wal`, HEADER_BYTES + frames * (FRAME_HEADER_BYTES + pageBytes));
  } finally {
    await connection.executeRaw(statementOf('ROLLBACK'));
  }
}

function cut(log: string, bytes: number): void {
  // SQLite has its locks on the other two files, so this one may be closed.
  const descriptor = openSync(log, 'r+');
  try {
    if (fstatSync(descriptor).size > bytes) ftruncateSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
