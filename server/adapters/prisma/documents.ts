/** Documents as lists and pages know them, in the database. */
import type { DocumentRecord, Projection } from '../../../lib/core/document.ts';
import { AppError } from '../../../lib/core/faults.ts';
import { type DocumentId, type Epoch, isMemberId, type PersonId } from '../../../lib/core/ids.ts';
import type { GrantedRole, Reach } from '../../../lib/core/sharing.ts';
import type { DocumentQuery, Documents } from '../../ports.ts';
import type { Database } from './database.ts';
import { Prisma, type Document as DocumentRow } from './generated/client.ts';
import { statementOf } from './insert.ts';
import { type Places, positionOf } from './places.ts';
import { personNow } from './person-now.ts';
import { select } from './select.ts';

const FIND = `
  SELECT "ownerId", "epoch", "title", "excerpt", "wordCount", "createdAtMs", "updatedAtMs",
    "trashedAtMs", "reach", "reachRole"
  FROM "Document" WHERE "id" = ?`;

const PROJECT = `
  UPDATE "Document"
  SET "title" = ?, "foldedTitle" = ?, "excerpt" = ?, "wordCount" = ?, "updatedAtMs" = ?
  WHERE "id" = ?`;

type Columns = readonly [
  ownerId: string | null,
  epoch: string,
  title: string,
  excerpt: string,
  wordCount: number,
  createdAtMs: number,
  updatedAtMs: number,
  trashedAtMs: number | null,
  reach: string,
  reachRole: string,
];

export class PrismaDocuments implements Documents {
  readonly #database: Database;
  readonly #places: Places;

  constructor(database: Database, places: Places) {
    this.#database = database;
    this.#places = places;
  }

  async create(record: DocumentRecord): Promise<void> {
    const { id, ownerId, epoch, projection } = record;
    await this.#database.run(async (client, connection) =>
      client.document.create({
        data: {
          id,
          ownerId: ownerId === null ? null : await personNow(connection, ownerId),
          epoch,
          reach: record.reach,
          reachRole: record.reachRole,
          ...columnsOf(projection),
          createdAtMs: BigInt(record.createdAtMs),
          updatedAtMs: BigInt(record.updatedAtMs),
          trashedAtMs: record.trashedAtMs === null ? null : BigInt(record.trashedAtMs),
        },
      }),
    );
  }

  /** Asked for with every connection: below Prisma's client it takes a fifth of the time. */
  async find(id: DocumentId): Promise<DocumentRecord | null> {
    const [row] = await this.#database.run((_client, connection) =>
      select<Columns>(connection, FIND, id),
    );
    if (row === undefined) return null;
    const [ownerId, epoch, title, excerpt, wordCount, createdAtMs, updatedAtMs, trashedAtMs] = row;
    const [reach, reachRole] = row.slice(8) as [Reach, GrantedRole];
    return {
      id,
      ownerId: ownerId as PersonId | null,
      epoch: epoch as Epoch,
      createdAtMs,
      updatedAtMs,
      trashedAtMs,
      reach,
      reachRole,
      projection: { title, excerpt, wordCount },
    };
  }

  async list(query: DocumentQuery): Promise<DocumentRecord[]> {
    // A union of index lookups; one OR over all these tables would read every document.
    const { personId, nowMs, isTrashed } = query;
    const rows = await this.#database.run((client) =>
      client.$queryRaw<DocumentRow[]>(Prisma.sql`
        SELECT * FROM "Document"
        WHERE "number" IN (
            SELECT "number" FROM "Document" WHERE "ownerId" = ${personId}
            UNION
            SELECT "number" FROM "Opened" JOIN "Document" ON "number" = "documentNumber"
              WHERE "personId" = ${personId}
                AND ("ownerId" IS NULL
                  OR "reach" IN ('link', ${isMemberId(personId) ? 'members' : 'link'}))
            UNION
            SELECT "documentNumber" FROM "DocumentMember" WHERE "personId" = ${personId}
            UNION
            SELECT "documentNumber" FROM "Grant"
              JOIN "ShareLink" ON "ShareLink"."number" = "linkNumber"
              WHERE "personId" = ${personId}
                AND ("expiresAtMs" IS NULL OR "expiresAtMs" > ${BigInt(nowMs)}))
          AND ("trashedAtMs" IS NOT NULL) = ${isTrashed}
          AND (NOT ${isTrashed} OR "ownerId" IS NULL OR "ownerId" = ${personId})
          AND "foldedTitle" LIKE ${pattern(query.search)} ESCAPE '\\'
        ORDER BY "updatedAtMs" DESC, "number" DESC
        LIMIT ${query.limit}`),
    );
    return rows.map(recordOf);
  }

  /** One for each document that is written, every 15 s: below Prisma's client as well. */
  async project(id: DocumentId, projection: Projection, updatedAtMs: number): Promise<void> {
    const { title, foldedTitle, excerpt, wordCount } = columnsOf(projection);
    const values = [title, foldedTitle, excerpt, wordCount, BigInt(updatedAtMs)];
    const count = await this.#database.run((_client, connection) =>
      connection.executeRaw(statementOf(PROJECT, ...values, id)),
    );
    expectOne(count, id);
  }

  setTrashed(id: DocumentId, trashedAtMs: number | null): Promise<void> {
    return this.#change(id, { trashedAtMs: trashedAtMs === null ? null : BigInt(trashedAtMs) });
  }

  async noteOpened(id: DocumentId, personId: PersonId, atMs: number): Promise<void> {
    await this.#database.run(async (client, connection) => {
      const { number } = await this.#places.find(connection, id);
      const visitorId = await personNow(connection, personId);
      const key = { personId: visitorId, documentNumber: number };
      await client.opened.upsert({
        where: { personId_documentNumber: key },
        create: { ...key, atMs: BigInt(atMs) },
        update: { atMs: BigInt(atMs) },
      });
    });
  }

  async forgetOpened(id: DocumentId, personId: PersonId): Promise<void> {
    await this.#database.run((client) =>
      client.opened.deleteMany({ where: { personId, document: { id } } }),
    );
  }

  async purgeTrashed(beforeMs: number): Promise<readonly DocumentId[]> {
    const isDoomed = { trashedAtMs: { lt: BigInt(beforeMs) } };
    const doomed = await this.#database.run((client) =>
      client.document.findMany({ where: isDoomed, select: { number: true, id: true } }),
    );
    const purged: DocumentId[] = [];
    // One turn each: appends of others wait for one document at most.
    for (const { number, id } of doomed) {
      await this.#database.run(async (client) => {
        // It may have left the trash since it was listed.
        const isStillDoomed = await client.document.count({ where: { number, ...isDoomed } });
        if (isStillDoomed === 0) return;
        this.#places.forget(id as DocumentId);
        await client.$transaction([
          client.updateRow.deleteMany(rowsOf(number)),
          client.historySegment.deleteMany(rowsOf(number)),
          client.document.delete({ where: { number }, select: { number: true } }),
        ]);
        purged.push(id as DocumentId);
      });
    }
    return purged;
  }

  async #change(id: DocumentId, data: Prisma.DocumentUpdateManyMutationInput): Promise<void> {
    const { count } = await this.#database.run((client) =>
      client.document.updateMany({ where: { id }, data }),
    );
    expectOne(count, id);
  }
}

function expectOne(count: number, id: DocumentId): void {
  if (count === 0) throw new AppError('document_not_found', `no document ${id}`);
}

function rowsOf(number: number) {
  return {
    where: { position: { gt: positionOf(number, 0), lt: positionOf(number + 1, 0) } },
  };
}

function columnsOf({ title, excerpt, wordCount }: Projection) {
  return { title, foldedTitle: title.toLowerCase(), excerpt, wordCount };
}

function recordOf(row: DocumentRow): DocumentRecord {
  const { title, excerpt, wordCount } = row;
  return {
    id: row.id as DocumentId,
    ownerId: row.ownerId as PersonId | null,
    epoch: row.epoch as Epoch,
    createdAtMs: Number(row.createdAtMs),
    updatedAtMs: Number(row.updatedAtMs),
    trashedAtMs: row.trashedAtMs === null ? null : Number(row.trashedAtMs),
    reach: row.reach as Reach,
    reachRole: row.reachRole as GrantedRole,
    projection: { title, excerpt, wordCount },
  };
}

/** Contains `search`, whose own % and _ stand for themselves. */
function pattern(search: string): string {
  return `%${search.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
}
