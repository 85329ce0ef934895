/**
 * Rows of the log: what one document got in one commit is one row, for a row costs the database
 * ten times what one more update in it does.
 */
import { crc32 } from 'node:zlib';
import type { PersonId, Seq } from '../../../lib/core/ids.ts';
import { type HistoryRow, decodeRows, encodeRows } from '../../../lib/history/rows.ts';
import type { Connection } from './durable-sqlite.ts';
import type { Value } from './insert.ts';
import { positionOf, seqOf } from './places.ts';
import { select } from './select.ts';

/** Bounds what is lost of a document with one rotten page, and what is unpacked for one update. */
const UPDATES_PER_ROW_MAX = 256;
const ROW_BYTES_MAX = 64 * 1_024;

export const UPDATE_ROW_COLUMNS = `"UpdateRow" ("position", "updates", "author", "atMs", "bytes", "checksum")`;

/** @param updates  of one document, of seqs that follow each other. */
export function updateRowsOf(number: number, updates: readonly HistoryRow[]): (readonly Value[])[] {
  return chunksOf(updates).map((chunk) => {
    const [first, ...others] = chunk;
    const bytes = others.length === 0 ? first.update : encodeRows(chunk);
    return [
      positionOf(number, first.seq),
      chunk.length,
      others.length === 0 ? first.author : null,
      BigInt(first.atMs),
      bytes,
      crc32(bytes) | 0,
    ];
  });
}

type Chunk = [HistoryRow, ...HistoryRow[]];

function chunksOf(updates: readonly HistoryRow[]): Chunk[] {
  const chunks: Chunk[] = [];
  let byteLength = 0;
  for (const update of updates) {
    const chunk = chunks.at(-1);
    byteLength += update.update.length;
    if (chunk === undefined || chunk.length === UPDATES_PER_ROW_MAX || byteLength > ROW_BYTES_MAX) {
      chunks.push([update]);
      byteLength = update.update.length;
    } else {
      chunk.push(update);
    }
  }
  return chunks;
}

export interface UpdateRow {
  readonly firstSeq: Seq;
  readonly updateCount: number;
  /** null: rotten. */
  readonly updates: readonly HistoryRow[] | null;
}

/** The rows that hold seqs of `from` to `last`, in order. */
export async function readUpdateRows(
  connection: Connection,
  number: number,
  from: Seq,
  last: Seq,
): Promise<UpdateRow[]> {
  const found = await select<Columns>(
    connection,
    `${SELECT} WHERE "position" BETWEEN ? AND ? ORDER BY "position"`,
    positionOf(number, from),
    positionOf(number, last),
  );
  const rows = found.map(rowOf);
  if (rows[0]?.firstSeq === from) return rows;
  // Asked for only then: a corrupt page before what is wanted must not be touched.
  const [before] = await select<Columns>(
    connection,
    `${SELECT} WHERE "position" BETWEEN ? AND ? ORDER BY "position" DESC LIMIT 1`,
    positionOf(number, 1),
    positionOf(number, from - 1),
  );
  const row = before === undefined ? null : rowOf(before);
  return row !== null && row.firstSeq + row.updateCount > from ? [row, ...rows] : rows;
}

type Columns = readonly [
  position: number | string,
  updates: number,
  author: string | null,
  atMs: number,
  bytes: Uint8Array,
  checksum: number,
];
const SELECT = `SELECT "position", "updates", "author", "atMs", "bytes", "checksum" FROM "UpdateRow"`;

function rowOf([position, updateCount, author, atMs, bytes, checksum]: Columns): UpdateRow {
  const firstSeq = seqOf(BigInt(position));
  if ((crc32(bytes) | 0) !== checksum) return { firstSeq, updateCount, updates: null };
  if (updateCount > 1)
    return { firstSeq, updateCount, updates: unpack(bytes, firstSeq, updateCount) };
  const update = { seq: firstSeq, author: author as PersonId | null, atMs, update: bytes };
  return { firstSeq, updateCount, updates: [update] };
}

/** Several updates as they lie in a row. @returns null when they are not those that it says. */
export function unpack(bytes: Uint8Array, firstSeq: Seq, updateCount: number): HistoryRow[] | null {
  const decoded = decodeRows(bytes);
  const isWhole =
    decoded.ok &&
    decoded.value.length === updateCount &&
    decoded.value.every(({ seq }, at) => seq === firstSeq + at);
  return isWhole ? decoded.value : null;
}
