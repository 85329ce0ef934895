/**
 * A copy that is put in the place of a database takes documents back in time, and browsers hold
 * more of them than it does: they would bring what was lost back under another name, or lack for
 * ever what stands where it stood. So a copy carries a mark, and who opens a marked database
 * begins a new epoch of every document before anybody is served.
 */
import Sqlite from 'better-sqlite3';
import { newEpoch } from '../../../lib/core/ids.ts';
import { machineRandom } from '../machine.ts';

/** In the header of the file, which SQLite leaves to the application and copies along. */
const MARK = 'user_version';

export function markAsCopy(file: string): void {
  const copy = new Sqlite(file, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = MEMORY'); // no file beside it: nobody knows of this copy yet
    copy.pragma(`${MARK} = 1`);
  } finally {
    copy.close();
  }
}

/** All documents or none. @returns how many; null when it is no copy. */
export function beginNewEpochs(file: string): number | null {
  const database = new Sqlite(file, { fileMustExist: true, timeout: 5_000 });
  try {
    if (database.pragma(MARK, { simple: true }) === 0) return null;
    database.pragma('synchronous = FULL');
    database.exec('BEGIN IMMEDIATE');
    const ids = database.prepare('SELECT "id" FROM "Document"').pluck().all();
    const renew = database.prepare('UPDATE "Document" SET "epoch" = ? WHERE "id" = ?');
    for (const id of ids) renew.run(newEpoch(machineRandom), id);
    database.pragma(`${MARK} = 0`);
    database.exec('COMMIT');
    return ids.length;
  } finally {
    database.close(); // rolls back what was not committed
  }
}
