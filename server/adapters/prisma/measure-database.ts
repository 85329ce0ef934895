/**
 * How much of the database is what, read beside everything else on a connection of its own. Blocks
 * its thread for as long as it takes: a thread of its own calls it, never one that serves.
 */
import { statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import type { StoredSizes } from '../../workspace-ports.ts';

const TIMEOUT_MS = 5_000;

/**
 * LENGTH of a blob reads where it begins and not the blob. A statement for each table, each with a
 * view of its own: a long one would keep the write-ahead log from starting anew.
 */
const LOG = `
  SELECT "position" >> 32, SUM(LENGTH("bytes")) FROM "UpdateRow" GROUP BY "position" >> 32`;
const SNAPSHOTS = `
  SELECT "documentNumber", LENGTH("state") + LENGTH("sidecar") FROM "Snapshot"`;
const HISTORY = `
  SELECT "position" >> 32, SUM(LENGTH("bytes")) FROM "HistorySegment" GROUP BY "position" >> 32`;
const COUNTS = `
  SELECT COUNT(*) - COUNT("trashedAtMs"), COUNT("trashedAtMs") FROM "Document"`;
const DOCUMENT = `SELECT "id", "ownerId", "trashedAtMs" IS NOT NULL FROM "Document" WHERE "number" = ?`;

type Part = readonly [number: number, bytes: number];

/** @param largestMax  so many documents are named, the largest first. */
export function measureDatabase(file: string, largestMax: number): StoredSizes {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: TIMEOUT_MS });
  try {
    const ofDocument = new Map<number, number>();
    const add = (sql: string): number => {
      let sum = 0;
      for (const row of database.prepare(sql).raw().iterate()) {
        const [number, bytes] = row as Part;
        ofDocument.set(number, (ofDocument.get(number) ?? 0) + bytes);
        sum += bytes;
      }
      return sum;
    };
    const [logBytes, snapshotBytes, historyBytes] = [add(LOG), add(SNAPSHOTS), add(HISTORY)];
    const [documentCount, trashedCount] = database.prepare(COUNTS).raw().get() as Part;
    return {
      databaseBytes: bytesOf(file) + bytesOf(`${file}-wal`) + bytesOf(`${file}-shm`),
      logBytes,
      snapshotBytes,
      historyBytes,
      documentCount,
      trashedCount,
      largest: largestOf(database, ofDocument, largestMax),
    };
  } finally {
    database.close();
  }
}

function largestOf(
  database: Sqlite,
  ofDocument: ReadonlyMap<number, number>,
  largestMax: number,
): StoredSizes['largest'] {
  const find = database.prepare(DOCUMENT).raw();
  return [...ofDocument]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, largestMax)
    .flatMap(([number, bytes]) => {
      const row = find.get(number) as readonly [DocumentId, PersonId | null, 0 | 1] | undefined;
      // What a purge has left behind is nobody's document any more.
      if (row === undefined) return [];
      const [id, ownerId, isTrashed] = row;
      return [{ id, ownerId, isTrashed: isTrashed === 1, bytes }];
    });
}

/** 0: it is not there just now. */
function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
