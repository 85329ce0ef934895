/**
 * The history of a document: its updates as they were stored, each whole, and a segment of them
 * as bytes. Columns, not records: what is alike lies together, which compresses better.
 */
import * as encoding from 'lib0/encoding';
import type { PersonId, Seq } from '../core/ids.ts';
import { Cursor, Malformed } from '../protocol/cursor.ts';
import { assert } from '../std/assert.ts';
import { fail, ok, type Result } from '../std/result.ts';

export interface HistoryRow {
  readonly seq: Seq;
  /** null: written without a credential. */
  readonly author: PersonId | null;
  /** By the server's clock, which may have been set back between two rows. */
  readonly atMs: number;
  /** Update V1, as it was stored. */
  readonly update: Uint8Array;
}

const FORMAT_VERSION = 1;
/** 31,000 years either side of 1970: differences, doubled for their sign, stay exact. */
const MS_MAX = 1e15;

/** Rows of ascending seq; whole milliseconds. */
export function encodeRows(rows: readonly HistoryRow[]): Uint8Array {
  const authors = new Map<PersonId, number>();
  for (const { author } of rows) {
    if (author !== null && !authors.has(author)) authors.set(author, authors.size);
  }
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, FORMAT_VERSION);
    encoding.writeVarUint(encoder, authors.size);
    for (const author of authors.keys()) encoding.writeVarString(encoder, author);
    encoding.writeVarUint(encoder, rows.length);
    let lastSeq = 0;
    for (const { seq } of rows) {
      assert(Number.isSafeInteger(seq) && seq > lastSeq, 'rows of a segment ascend');
      encoding.writeVarUint(encoder, seq - lastSeq - 1);
      lastSeq = seq;
    }
    let lastMs = 0;
    for (const { atMs } of rows) {
      assert(Number.isSafeInteger(atMs) && Math.abs(atMs) <= MS_MAX, 'a row has a date');
      const delta = atMs - lastMs;
      encoding.writeVarUint(encoder, delta < 0 ? -2 * delta - 1 : 2 * delta);
      lastMs = atMs;
    }
    for (const { author } of rows) {
      encoding.writeVarUint(encoder, author === null ? 0 : 1 + (authors.get(author) ?? 0));
    }
    for (const { update } of rows) encoding.writeVarUint(encoder, update.length);
    for (const { update } of rows) encoding.writeUint8Array(encoder, update);
  });
}

/**
 * Total, and linear in the bytes. The updates are views of them.
 * @returns why not, when the bytes are damaged or of a format that is not ours.
 */
export function decodeRows(bytes: Uint8Array): Result<HistoryRow[], string> {
  try {
    // A Node Buffer's views are Buffers, which differ from plain bytes when compared.
    const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    return ok(readRows(new Cursor(plain, 'bad_update')));
  } catch (err) {
    if (err instanceof Malformed) return fail(err.message);
    throw err;
  }
}

function readRows(cursor: Cursor): HistoryRow[] {
  if (cursor.byte() !== FORMAT_VERSION) cursor.refuse('unknown format');
  const authors: (PersonId | null)[] = [null];
  for (let left = readCount(cursor); left > 0; left--) {
    authors.push(cursor.varString() as PersonId);
  }
  const count = readCount(cursor);
  const seqs = readSeqs(cursor, count);
  const times = readTimes(cursor, count);
  const writers = column(count, () => {
    const author = authors[cursor.varUint()];
    return author === undefined ? cursor.refuse('unknown author') : author;
  });
  const lengths = column(count, () => cursor.varUint());
  const rows = lengths.map((length, at) => ({
    seq: seqs[at] ?? 0,
    author: writers[at] ?? null,
    atMs: times[at] ?? 0,
    update: cursor.view(length),
  }));
  cursor.end();
  return rows;
}

/** Of things that take a byte each, at least. */
function readCount(cursor: Cursor): number {
  return cursor.varUintUpTo(cursor.remaining, 'count');
}

function column<Value>(count: number, read: () => Value): Value[] {
  const values: Value[] = [];
  for (let left = count; left > 0; left--) values.push(read());
  return values;
}

function readSeqs(cursor: Cursor, count: number): Seq[] {
  let seq = 0;
  return column(count, () => {
    seq += cursor.varUint() + 1;
    return seq <= Number.MAX_SAFE_INTEGER ? seq : cursor.refuse('seq too big');
  });
}

function readTimes(cursor: Cursor, count: number): number[] {
  let atMs = 0;
  return column(count, () => {
    const delta = cursor.varUint();
    atMs += delta % 2 === 0 ? delta / 2 : -(delta + 1) / 2;
    return Math.abs(atMs) <= MS_MAX ? atMs : cursor.refuse('time too far');
  });
}
