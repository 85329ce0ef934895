/** Reads one document's log page by page, and proves that nothing of it is missing or rotten. */
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { ClientId, DocumentId, PersonId, Seq } from '../../../lib/core/ids.ts';
import type { StoredContent } from '../../ports.ts';
import type { Database } from './database.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { type Places, positionOf, seqOf } from './places.ts';

/** Rows read in one turn, between which the appends of others get theirs. */
const PAGE_ROWS = 2_000;

interface Head {
  readonly number: number;
  readonly lastSeq: Seq;
  readonly owners: ReadonlyMap<ClientId, PersonId | null>;
  readonly snapshot: StoredContent['snapshot'];
  readonly isSnapshotSound: boolean;
}

interface Row {
  readonly position: number | bigint;
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

/** Rows appended after the call came are not part of what it gives. */
export async function loadContent(
  database: Database,
  places: Places,
  documentId: DocumentId,
): Promise<StoredContent> {
  const head = await database.run((client) => readHead(client, places, documentId));
  const { number, lastSeq, owners, snapshot } = head;
  if (!head.isSnapshotSound) return { snapshot: null, tail: [], owners, damagedAtSeq: 1 };
  const tail: { readonly seq: Seq; readonly update: Uint8Array }[] = [];
  let next = (snapshot?.upToSeq ?? 0) + 1;
  while (next <= lastSeq) {
    const upTo = Math.min(next + PAGE_ROWS - 1, lastSeq);
    const page = await database.run(async (client) => {
      await places.find(client, documentId); // it may have been purged between two pages
      return readPage(client, number, next, upTo);
    });
    for (const { position, bytes, checksum } of page) {
      if (seqOf(BigInt(position)) !== next || (crc32(bytes) | 0) !== checksum) break;
      tail.push({ seq: next, update: bytes });
      next++;
    }
    if (next <= upTo) return { snapshot, tail, owners, damagedAtSeq: next };
    await setImmediate(); // the queries are synchronous: calls of others arrive only here
  }
  return { snapshot, tail, owners, damagedAtSeq: null };
}

async function readHead(
  client: PrismaClient,
  places: Places,
  documentId: DocumentId,
): Promise<Head> {
  const { number, lastSeq } = await places.find(client, documentId);
  const snapshot = await client.snapshot.findUnique({ where: { documentNumber: number } });
  const owners = await client.$queryRaw<
    { readonly clientId: number | bigint; readonly personId: string | null }[]
  >(Prisma.sql`
    SELECT "clientId", "personId" FROM "ClientOwner" WHERE "documentNumber" = ${number}`);
  return {
    number,
    lastSeq,
    owners: new Map(
      owners.map(({ clientId, personId }) => [Number(clientId), personId as PersonId | null]),
    ),
    snapshot:
      snapshot === null ? null : { upToSeq: Number(snapshot.upToSeq), update: snapshot.bytes },
    isSnapshotSound: snapshot === null || (crc32(snapshot.bytes) | 0) === snapshot.checksum,
  };
}

function readPage(client: PrismaClient, number: number, from: Seq, upTo: Seq): Promise<Row[]> {
  return client.$queryRaw<Row[]>(Prisma.sql`
    SELECT "position", "bytes", "checksum" FROM "UpdateRow"
    WHERE "position" BETWEEN ${positionOf(number, from)} AND ${positionOf(number, upTo)}
    ORDER BY "position"`);
}
