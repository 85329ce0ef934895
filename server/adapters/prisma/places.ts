/** Where a document's rows lie: its number, and how far its log goes. */
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, Seq } from '../../../lib/core/ids.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';

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
  async find(client: PrismaClient, id: DocumentId): Promise<Place> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const place = await readPlace(client, id);
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

async function readPlace(client: PrismaClient, id: DocumentId): Promise<Place | null> {
  const document = await client.document.findUnique({ where: { id }, select: { number: true } });
  if (document === null) return null;
  const { number } = document;
  const snapshot = await client.snapshot.findUnique({
    where: { documentNumber: number },
    select: { upToSeq: true },
  });
  const rows = await client.$queryRaw<{ readonly last: bigint | number }[]>(Prisma.sql`
    SELECT "position" + "updates" - 1 AS "last" FROM "UpdateRow"
    WHERE "position" > ${positionOf(number, 0)} AND "position" < ${positionOf(number + 1, 0)}
    ORDER BY "position" DESC LIMIT 1`);
  const last = rows[0]?.last;
  const lastRow = last === undefined ? 0 : seqOf(BigInt(last));
  const snapshotSeq = Number(snapshot?.upToSeq ?? 0n);
  return { number, lastSeq: Math.max(lastRow, snapshotSeq), snapshotSeq };
}
