/** Puts a snapshot in the place of rows, and takes away what retention lets go. */
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { Compaction } from '../../ports.ts';
import type { Database } from './database.ts';
import type { Connection } from './durable-sqlite.ts';
import { type Statement, runAll, statementOf, statementsOf } from './insert.ts';
import { type Place, positionOf } from './places.ts';
import { readSnapshot } from './read-snapshot.ts';
import { select } from './select.ts';

/** Removed in one commit, between which the appends of others get theirs: about 2 ms. */
const REMOVED_ROWS_MAX = 100;
const REMOVED_SEGMENTS_MAX = 16;

/**
 * One commit makes the snapshot count and its rows history. From then on nobody reads the rows
 * themselves any more, so a long log is removed bit by bit afterwards.
 * @returns whether all covered rows are gone.
 */
export async function storeCompaction(
  connection: Connection,
  place: Place,
  compaction: Compaction,
): Promise<boolean> {
  const { number } = place;
  const { snapshot, segments, atMs } = compaction;
  const removed = await runAll(connection, [
    statementOf(
      `INSERT OR REPLACE INTO "Snapshot" ("documentNumber", "upToSeq", "stateBytes", "state",
         "stateChecksum", "sidecar", "sidecarChecksum", "madeAtMs")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      number,
      BigInt(snapshot.upToSeq),
      snapshot.stateBytes,
      snapshot.state,
      crc32(snapshot.state) | 0,
      snapshot.sidecar,
      crc32(snapshot.sidecar) | 0,
      BigInt(Math.trunc(atMs)),
    ),
    ...statementsOf({
      into: `"HistorySegment" ("position", "toSeq", "fromMs", "toMs", "rawBytes", "bytes", "checksum")`,
      rows: segments.map((segment) => [
        positionOf(number, segment.fromSeq),
        BigInt(segment.toSeq),
        BigInt(segment.fromMs),
        BigInt(segment.toMs),
        segment.rawBytes,
        segment.bytes,
        crc32(segment.bytes) | 0,
      ]),
      after: '',
    }),
    removalOf(number, snapshot.upToSeq),
  ]);
  return removed < REMOVED_ROWS_MAX;
}

/** @param isWanted  asked between two turns: a store that closes is not held up. */
export async function removeCovered(
  database: Database,
  number: number,
  upToSeq: number,
  isWanted: () => boolean,
): Promise<void> {
  while (isWanted()) {
    await setImmediate(); // the statements are synchronous: calls of others arrive only here
    const removed = await database.run((_client, connection) =>
      connection.executeRaw(removalOf(number, upToSeq)),
    );
    if (removed < REMOVED_ROWS_MAX) return;
  }
}

function removalOf(number: number, upToSeq: number): Statement {
  return statementOf(
    `DELETE FROM "UpdateRow" WHERE "position" IN (
       SELECT "position" FROM "UpdateRow"
       WHERE "position" BETWEEN ? AND ? AND "position" + "updates" - 1 <= ?
       ORDER BY "position" LIMIT ${REMOVED_ROWS_MAX})`,
    positionOf(number, 1),
    positionOf(number, upToSeq),
    positionOf(number, upToSeq),
  );
}

/**
 * Removes the oldest segments of each document as far as they ended before a moment. Those of a
 * document whose snapshot is damaged stay: it can be made of them again.
 */
export async function removeHistory(
  database: Database,
  beforeMs: number,
  isWanted: () => boolean,
): Promise<{ readonly segments: number; readonly bytes: number }> {
  const removed = { segments: 0, bytes: 0 };
  const damaged = new Set<number>();
  while (isWanted()) {
    const batch = await database.run(async (_client, connection) => {
      const old = await oldSegments(connection, beforeMs, damaged);
      for (const number of new Set(old.map((segment) => segment.number))) {
        if ((await readSnapshot(connection, number)) === null) damaged.add(number);
      }
      const doomed = old.filter(({ number }) => !damaged.has(number));
      if (doomed.length > 0) {
        const marks = doomed.map(() => '?').join(',');
        const sql = `DELETE FROM "HistorySegment" WHERE "position" IN (${marks})`;
        const positions = doomed.map(({ position }) => position);
        await connection.executeRaw(statementOf(sql, ...positions));
      }
      return { found: old.length, doomed };
    });
    if (batch.found === 0) break;
    removed.segments += batch.doomed.length;
    for (const { bytes } of batch.doomed) removed.bytes += bytes;
    await setImmediate();
  }
  return removed;
}

interface OldSegment {
  readonly number: number;
  readonly position: bigint;
  readonly bytes: number;
}

/** None that has a younger one before it, as after a clock that was set back. */
async function oldSegments(
  connection: Connection,
  beforeMs: number,
  except: ReadonlySet<number>,
): Promise<OldSegment[]> {
  const found = await select<readonly [number: number, position: number | string, bytes: number]>(
    connection,
    `SELECT "position" >> 32, "position", length("bytes") FROM "HistorySegment" AS "old"
       INDEXED BY "HistorySegment_toMs_idx"
     WHERE "toMs" < ? AND "position" >> 32 NOT IN (${[...except].join(',')}) AND NOT EXISTS (
       SELECT 1 FROM "HistorySegment" AS "before"
       WHERE "before"."position" >= ("old"."position" >> 32) << 32
         AND "before"."position" < "old"."position" AND "before"."toMs" >= ?)
     ORDER BY "position" LIMIT ${REMOVED_SEGMENTS_MAX}`,
    BigInt(Math.trunc(beforeMs)),
    BigInt(Math.trunc(beforeMs)),
  );
  return found.map(([number, position, bytes]) => {
    return { number: Number(number), position: BigInt(position), bytes: Number(bytes) };
  });
}
