/**
 * Reads updates wherever they lie, in the log or in history, page by page, and proves that none
 * of them is missing or rotten.
 */
import { crc32, zstdDecompressSync } from 'node:zlib';
import type { Seq } from '../../../lib/core/ids.ts';
import { decodeRows, type HistoryRow } from '../../../lib/history/rows.ts';
import type { Connection } from './durable-sqlite.ts';
import { type Place, positionOf, seqOf } from './places.ts';
import { select } from './select.ts';
import { readUpdateRows } from './update-rows.ts';

/** Read in one turn, between which the appends of others get theirs: about 1 ms. */
const PAGE_UPDATES = 256;
const PAGE_BYTES = 4 * 1024 * 1024;

export interface Page {
  readonly rows: readonly HistoryRow[];
  /** The first row that is missing or rotten; null: none up to the end of the page. */
  readonly damagedAtSeq: Seq | null;
  /** Null: nothing of what was asked for is left. */
  readonly nextSeq: Seq | null;
}

/** @param upTo  nothing behind it is given, however far the log goes by now. */
export async function readPage(
  connection: Connection,
  place: Place,
  from: Seq,
  upTo: Seq,
): Promise<Page> {
  // Between two pages a compaction may have moved what comes next.
  return from <= place.snapshotSeq
    ? readSegment(connection, place, from, upTo)
    : readLog(connection, place, from, upTo);
}

async function readLog(
  connection: Connection,
  { number }: Place,
  from: Seq,
  upTo: Seq,
): Promise<Page> {
  const last = Math.min(upTo, from + PAGE_UPDATES - 1);
  const rows: HistoryRow[] = [];
  let bytesRead = 0;
  let seq = from;
  for (const { firstSeq, updates } of await readUpdateRows(connection, number, from, last)) {
    if (firstSeq > seq || updates === null) break;
    for (const update of updates) {
      if (update.seq !== seq || seq > upTo) continue;
      rows.push(update);
      seq += 1;
      bytesRead += update.update.length;
    }
    if (bytesRead >= PAGE_BYTES && seq <= upTo) return { rows, damagedAtSeq: null, nextSeq: seq };
  }
  if (seq <= last) return { rows, damagedAtSeq: seq, nextSeq: null };
  return { rows, damagedAtSeq: null, nextSeq: seq <= upTo ? seq : null };
}

type SegmentColumns = readonly [
  position: number | string,
  toSeq: number,
  bytes: Uint8Array,
  checksum: number,
];

const SEGMENT = `SELECT "position", "toSeq", "bytes", "checksum" FROM "HistorySegment"`;

/** What retention has removed is no damage: it takes the oldest segments of a document only. */
async function readSegment(
  connection: Connection,
  place: Place,
  from: Seq,
  upTo: Seq,
): Promise<Page> {
  const { number, snapshotSeq } = place;
  const [before] = await select<SegmentColumns>(
    connection,
    `${SEGMENT} WHERE "position" BETWEEN ? AND ? ORDER BY "position" DESC LIMIT 1`,
    positionOf(number, 0),
    positionOf(number, from),
  );
  if (before !== undefined) return pageOf(before, from, snapshotSeq, upTo);
  const [after] = await select<SegmentColumns>(
    connection,
    `${SEGMENT} WHERE "position" BETWEEN ? AND ? ORDER BY "position" LIMIT 1`,
    positionOf(number, from),
    positionOf(number, snapshotSeq),
  );
  if (after !== undefined) return pageOf(after, seqOf(BigInt(after[0])), snapshotSeq, upTo);
  const rest = snapshotSeq + 1;
  return { rows: [], damagedAtSeq: null, nextSeq: rest <= upTo ? rest : null };
}

function pageOf(
  [position, toSeq, bytes, checksum]: SegmentColumns,
  from: Seq,
  snapshotSeq: Seq,
  upTo: Seq,
): Page {
  const damaged: Page = { rows: [], damagedAtSeq: from, nextSeq: null };
  if (from > upTo) return { rows: [], damagedAtSeq: null, nextSeq: null };
  if (toSeq < from || toSeq > snapshotSeq || (crc32(bytes) | 0) !== checksum) return damaged;
  const decoded = decodeRows(zstdDecompressSync(bytes));
  const first = seqOf(BigInt(position));
  if (!decoded.ok || decoded.value.length !== toSeq - first + 1) return damaged;
  if (decoded.value.some(({ seq }, at) => seq !== first + at)) return damaged;
  const rows = decoded.value.filter(({ seq }) => seq >= from && seq <= upTo);
  return { rows, damagedAtSeq: null, nextSeq: toSeq < upTo ? toSeq + 1 : null };
}
