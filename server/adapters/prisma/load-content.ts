/** Reads all that is stored of one document: its snapshot, and the log from there on. */
import { setImmediate } from 'node:timers/promises';
import type { ClientId, DocumentId, PersonId, Seq } from '../../../lib/core/ids.ts';
import type { LogHead, StoredContent } from '../../ports.ts';
import type { Database } from './database.ts';
import type { Connection } from './durable-sqlite.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import type { Places } from './places.ts';
import { readPageAround } from './read-around.ts';
import { readSnapshot } from './read-snapshot.ts';

type Owners = ReadonlyMap<ClientId, PersonId | null>;

/** Rows appended after the call came are not part of what it gives. */
export async function loadContent(
  database: Database,
  places: Places,
  documentId: DocumentId,
): Promise<StoredContent> {
  const { snapshot, lastSeq, owners } = await database.run(async (client, connection) => {
    const head = await readHead(client, connection, places, documentId);
    const { number } = await places.find(client, documentId);
    return { ...head, owners: await readOwners(client, number) };
  });
  const tail: { readonly seq: Seq; readonly update: Uint8Array }[] = [];
  let damagedAtSeq: Seq | null = null;
  let next: Seq | null = (snapshot?.upToSeq ?? 0) + 1;
  if (next > lastSeq) next = null;
  while (next !== null && damagedAtSeq === null) {
    const from: Seq = next;
    const page = await database.run(async (client, connection) => {
      const place = await places.find(client, documentId); // it may have been purged meanwhile
      return readPageAround(connection, place, from, lastSeq);
    });
    // Retention may have removed what a damaged snapshot would have to be made of again.
    const first = page.rows[0]?.seq ?? page.damagedAtSeq ?? page.nextSeq ?? lastSeq + 1;
    if (first > from) return { snapshot, tail, owners, damagedAtSeq: from };
    for (const { seq, update } of page.rows) tail.push({ seq, update });
    damagedAtSeq = page.damagedAtSeq;
    next = page.nextSeq;
    await setImmediate(); // the queries are synchronous: calls of others arrive only here
  }
  return { snapshot, tail, owners, damagedAtSeq };
}

export async function readHead(
  client: PrismaClient,
  connection: Connection,
  places: Places,
  documentId: DocumentId,
): Promise<LogHead> {
  const { number, lastSeq, snapshotSeq } = await places.find(client, documentId);
  const snapshot = snapshotSeq === 0 ? null : await readSnapshot(connection, number);
  return { lastSeq, baseSeq: snapshotSeq, snapshot };
}

async function readOwners(client: PrismaClient, number: number): Promise<Owners> {
  const owners = await client.$queryRaw<
    { readonly clientId: number | bigint; readonly personId: string | null }[]
  >(Prisma.sql`
    SELECT "clientId", "personId" FROM "ClientOwner" WHERE "documentNumber" = ${number}`);
  return new Map(
    owners.map(({ clientId, personId }) => [Number(clientId), personId as PersonId | null]),
  );
}
