/** Documents as lists and pages know them, in the database. */
import type { DocumentRecord, Projection } from '../../../lib/core/document.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import type { DocumentPage, DocumentQuery, Documents, ListScope } from '../../ports.ts';
import type { Database } from './database.ts';
import { listStatement, type ListedColumns, ownersStatement, pageOf } from './document-list.ts';
import { COLUMNS, type DocumentColumns, recordOf } from './document-record.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { statementOf } from './insert.ts';
import { type Places, positionOf } from './places.ts';
import { askerNow } from './person-now.ts';
import { select } from './select.ts';

const FIND = `SELECT ${COLUMNS} FROM "Document" WHERE "id" = ?`;

const PROJECT = `
  UPDATE "Document"
  SET "title" = ?, "foldedTitle" = ?, "excerpt" = ?, "wordCount" = ?, "updatedAtMs" = ?
  WHERE "id" = ?`;
/** With who made the newest change; a guest may have become a member since then. */
const PROJECT_BY = PROJECT.replace(
  'WHERE',
  `, "updatedBy" = coalesce((SELECT "memberId" FROM "LinkedGuest" WHERE "guestId" = ?), ?) WHERE`,
);

export class PrismaDocuments implements Documents {
  readonly #database: Database;
  readonly #places: Places;

  constructor(database: Database, places: Places) {
    this.#database = database;
    this.#places = places;
  }

  async create(record: DocumentRecord): Promise<void> {
    const { id, epoch, projection } = record;
    await this.#database.run(async (client, connection) => {
      const now = async (person: PersonId | null) =>
        person === null ? null : askerNow(connection, person);
      await client.document.create({
        data: {
          id,
          ownerId: await now(record.ownerId),
          epoch,
          reach: record.reach,
          reachRole: record.reachRole,
          ...columnsOf(projection),
          createdAtMs: BigInt(record.createdAtMs),
          updatedAtMs: BigInt(record.updatedAtMs),
          updatedBy: await now(record.updatedBy),
          trashedAtMs: record.trashedAtMs === null ? null : BigInt(record.trashedAtMs),
        },
      });
    });
  }

  /** Asked for with every connection: below Prisma's client it takes a fifth of the time. */
  async find(id: DocumentId): Promise<DocumentRecord | null> {
    const [row] = await this.#database.run((_client, connection) =>
      select<DocumentColumns>(connection, FIND, id),
    );
    return row === undefined ? null : recordOf(row);
  }

  async list(query: DocumentQuery): Promise<DocumentPage> {
    const { sql, values } = listStatement(query);
    const rows = await this.#database.run((_client, connection) =>
      select<ListedColumns>(connection, sql, ...values),
    );
    return pageOf(rows, query);
  }

  async owners(scope: ListScope, limit: number): Promise<PersonId[]> {
    const { sql, values } = ownersStatement(scope, limit);
    const rows = await this.#database.run((_client, connection) =>
      select<readonly [PersonId]>(connection, sql, ...values),
    );
    return rows.map(([id]) => id);
  }

  /** One for each document that is written, every 15 s: below Prisma's client as well. */
  async project(
    id: DocumentId,
    projection: Projection,
    updatedAtMs: number,
    updatedBy?: PersonId | null,
  ): Promise<void> {
    const { title, foldedTitle, excerpt, wordCount } = columnsOf(projection);
    const values = [title, foldedTitle, excerpt, wordCount, BigInt(updatedAtMs)];
    const statement =
      updatedBy === undefined
        ? statementOf(PROJECT, ...values, id)
        : statementOf(PROJECT_BY, ...values, updatedBy, updatedBy, id);
    const count = await this.#database.run((_client, connection) =>
      connection.executeRaw(statement),
    );
    expectOne(count, id);
  }

  setTrashed(id: DocumentId, trashedAtMs: number | null): Promise<void> {
    return this.#change(id, { trashedAtMs: trashedAtMs === null ? null : BigInt(trashedAtMs) });
  }

  async noteOpened(id: DocumentId, personId: PersonId, atMs: number): Promise<void> {
    await this.#database.run(async (client, connection) => {
      const { number } = await this.#places.find(connection, id);
      const visitorId = await askerNow(connection, personId);
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
        await this.#remove(client, number, id as DocumentId);
        purged.push(id as DocumentId);
      });
    }
    return purged;
  }

  async purge(id: DocumentId, ownerId: PersonId): Promise<boolean> {
    return this.#database.run(async (client) => {
      const where = { id, ownerId, trashedAtMs: { not: null } };
      const found = await client.document.findFirst({ where, select: { number: true } });
      if (found === null) return false;
      await this.#remove(client, found.number, id);
      return true;
    });
  }

  async #remove(client: PrismaClient, number: number, id: DocumentId): Promise<void> {
    this.#places.forget(id);
    await client.$transaction([
      client.updateRow.deleteMany(rowsOf(number)),
      client.historySegment.deleteMany(rowsOf(number)),
      client.document.delete({ where: { number }, select: { number: true } }),
    ]);
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
