/** Where a document's rows lie: its number, and how far its log goes. */
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, Seq } from '../../../lib/core/ids.ts';
import type { Connection } from './durable-sqlite.ts';
import { select } from './select.ts';
import { isCorruption } from './storage-fault.ts';

/** Documents remembered; about 200 bytes each. */
const PLACES_MAX = 20_000;
const SEQS_PER_DOCUMENT = 2n ** 32n;
/** 136 years of an update each second. */
export const SEQ_MAX = 2 ** 32 - 1;

export interface Place {
  readonly number: number;
  readonly lastSeq: Seq;
  /** Rows up to here may have given way to a snapshot; 0 without one. */
  readonly snapshotSeq: Seq;
}

/**
 * Remembers, so that an append asks the database nothing. Sound because this thread alone
 * writes: who changes a log or removes a document says so here, in the same turn.
 */
export class Places {
  readonly #known = new Map<DocumentId, Place>();

  /** @throws AppError `document_not_found`. */
  async find(connection: Connection, id: DocumentId): Promise<Place> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const place = await readPlace(connection, id);
    if (place === null) throw new AppError('document_not_found', `no document ${id}`);
    this.note(id, place);
    return place;
  }

  note(id: DocumentId, place: Place): void {
    if (this.#known.size >= PLACES_MAX) this.#known.clear();
    this.#known.set(id, place);
  }

  forget(id: DocumentId): void {
    this.#known.delete(id);
  }
}

export function positionOf(number: number, seq: Seq): bigint {
  return BigInt(number) * SEQS_PER_DOCUMENT + BigInt(seq);
}

export function seqOf(position: bigint): Seq {
  return Number(position % SEQS_PER_DOCUMENT);
}

/** Asked for with every first visit of a document: one statement, below Prisma's client. */
async function readPlace(connection: Connection, id: DocumentId): Promise<Place | null> {
  try {
    return await readWhole(connection, id);
  } catch (error) {
    if (!isCorruption(error)) throw error;
  }
  try {
    return await readWithoutSnapshot(connection, id);
  } catch (error) {
    if (!isCorruption(error)) throw error;
    throw new AppError('document_damaged', `${id} lies on a corrupt page`, { cause: error });
  }
}

const OF_DOCUMENT = `"position" > "number" * ${SEQS_PER_DOCUMENT}
  AND "position" < ("number" + 1) * ${SEQS_PER_DOCUMENT}`;
const LAST_POSITION = `(SELECT "position" + "updates" - 1 FROM "UpdateRow" WHERE ${OF_DOCUMENT}
  ORDER BY "position" DESC LIMIT 1)`;

async function readWhole(connection: Connection, id: DocumentId): Promise<Place | null> {
  const [place] = await select<
    readonly [number: number, snapshotSeq: number | null, last: number | string | null]
  >(
    connection,
    `SELECT "number", "upToSeq", ${LAST_POSITION}
     FROM "Document" LEFT JOIN "Snapshot" ON "documentNumber" = "number" WHERE "id" = ?`,
    id,
  );
  if (place === undefined) return null;
  const [number, upToSeq, last] = place;
  return placeOf(number, upToSeq ?? 0, last);
}

/**
 * The page on which the table of snapshots itself lies is corrupt. What a snapshot covered is
 * history up to just there; without any, the log begins with the first update, or all is lost.
 */
async function readWithoutSnapshot(connection: Connection, id: DocumentId): Promise<Place | null> {
  const [place] = await select<
    readonly [
      number: number,
      last: number | string | null,
      first: number | string | null,
      toSeq: number | null,
      isWritten: number,
    ]
  >(
    connection,
    `SELECT "number", ${LAST_POSITION},
       (SELECT "position" FROM "UpdateRow" WHERE ${OF_DOCUMENT} ORDER BY "position" LIMIT 1),
       (SELECT "toSeq" FROM "HistorySegment" WHERE ${OF_DOCUMENT}
        ORDER BY "position" DESC LIMIT 1),
       EXISTS (SELECT 1 FROM "ClientOwner" WHERE "documentNumber" = "number")
     FROM "Document" WHERE "id" = ?`,
    id,
  );
  if (place === undefined) return null;
  const [number, last, first, toSeq, isWritten] = place;
  if (toSeq === null && first === null && isWritten === 1) {
    throw new AppError('document_damaged', `nothing is left of ${id}`);
  }
  const beforeLog = first === null ? 0 : seqOf(BigInt(first)) - 1;
  return placeOf(number, toSeq ?? beforeLog, last);
}

function placeOf(number: number, snapshotSeq: Seq, last: number | string | null): Place {
  const lastRow = last === null ? 0 : seqOf(BigInt(last));
  return { number, lastSeq: Math.max(lastRow, snapshotSeq), snapshotSeq };
}
