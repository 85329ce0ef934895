/** Reads all that is stored of one document: its snapshot, and the log from there on. */
import { setImmediate } from 'node:timers/promises';
import type { ClientId, DocumentId, PersonId, Seq } from '../../../lib/core/ids.ts';
import type { LogHead, StoredContent } from '../../ports.ts';
import type { Database } from './database.ts';
import type { Connection } from './durable-sqlite.ts';
import type { Places } from './places.ts';
import { readPageAround } from './read-around.ts';
import type { Page } from './read-rows.ts';
import { readSnapshot } from './read-snapshot.ts';
import { select } from './select.ts';

type Owners = ReadonlyMap<ClientId, PersonId | null>;

/** Rows say who used an id first; that one may be a member now. */
const OWNERS = `
  SELECT "clientId", coalesce("memberId", "personId") FROM "ClientOwner"
    LEFT JOIN "LinkedGuest" ON "guestId" = "personId"
    WHERE "documentNumber" = ?`;

const EMPTY: Page = { rows: [], damagedAtSeq: null, nextSeq: null };

/** Rows appended after the call came are not part of what it gives. */
export async function loadContent(
  database: Database,
  places: Places,
  documentId: DocumentId,
): Promise<StoredContent> {
  // One turn for all of it, as a rule: a tail is seldom longer than its first page.
  const { snapshot, lastSeq, owners, ...begun } = await database.run(async (_, connection) => {
    const head = await readHead(connection, places, documentId);
    const place = await places.find(connection, documentId);
    const from = (head.snapshot?.upToSeq ?? 0) + 1;
    const page =
      from > head.lastSeq ? EMPTY : await readPageAround(connection, place, from, head.lastSeq);
    return { ...head, owners: await readOwners(connection, place.number), from, page };
  });
  const tail: { readonly seq: Seq; readonly update: Uint8Array }[] = [];
  let { from, page } = begun;
  for (;;) {
    // Retention may have removed what a damaged snapshot would have to be made of again.
    const first = page.rows[0]?.seq ?? page.damagedAtSeq ?? page.nextSeq ?? lastSeq + 1;
    if (first > from) return { snapshot, tail, owners, damagedAtSeq: from };
    for (const { seq, update } of page.rows) tail.push({ seq, update });
    const { damagedAtSeq, nextSeq } = page;
    if (nextSeq === null || damagedAtSeq !== null) return { snapshot, tail, owners, damagedAtSeq };
    from = nextSeq;
    await setImmediate(); // the queries are synchronous: calls of others arrive only here
    page = await database.run(async (_, connection) => {
      const place = await places.find(connection, documentId); // it may have been purged meanwhile
      return readPageAround(connection, place, nextSeq, lastSeq);
    });
  }
}

export async function readHead(
  connection: Connection,
  places: Places,
  documentId: DocumentId,
): Promise<LogHead> {
  const { number, lastSeq, snapshotSeq } = await places.find(connection, documentId);
  const snapshot = snapshotSeq === 0 ? null : await readSnapshot(connection, number);
  return { lastSeq, baseSeq: snapshotSeq, snapshot };
}

async function readOwners(connection: Connection, number: number): Promise<Owners> {
  const owners = await select<readonly [clientId: number, personId: string | null]>(
    connection,
    OWNERS,
    number,
  );
  return new Map(owners.map(([clientId, personId]) => [clientId, personId as PersonId | null]));
}
