/** What documents have given to whom, in the database. */
import type { Profile } from '../../../lib/core/actor.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import { type DocumentReach, NO_FACTS, type PersonFacts } from '../../../lib/core/policy.ts';
import { strongestOf } from '../../../lib/core/role.ts';
import type { GrantedRole } from '../../../lib/core/sharing.ts';
import type { MemberRecord, Sharing } from '../../sharing-ports.ts';
import type { Database } from './database.ts';
import type { Places } from './places.ts';
import { personNow, recipientNow } from './person-now.ts';
import { select } from './select.ts';

type GivenRow = readonly [to: string, isGrant: number, role: GrantedRole];

const OF_DOCUMENT = `(SELECT "number" FROM "Document" WHERE "id" = ?)`;
const IS_LIVE = `("expiresAtMs" IS NULL OR "expiresAtMs" > ?)`;
const LISTED = `(SELECT "value" FROM json_each(?))`;

/** One statement, and below Prisma's client: it is asked with every connection. */
export const GIVEN_IN = `
  SELECT "personId", 0, "role" FROM "DocumentMember"
    WHERE "documentNumber" = ${OF_DOCUMENT} AND "personId" IN ${LISTED}
  UNION ALL
  SELECT "personId", 1, "role" FROM "ShareLink" JOIN "Grant" ON "linkNumber" = "number"
    WHERE "documentNumber" = ${OF_DOCUMENT} AND "personId" IN ${LISTED} AND ${IS_LIVE}`;

export const GIVEN_TO = `
  SELECT "id", 0, "role" FROM "DocumentMember" JOIN "Document" ON "number" = "documentNumber"
    WHERE "personId" = ? AND "id" IN ${LISTED}
  UNION ALL
  SELECT "Document"."id", 1, "role" FROM "Grant"
    JOIN "ShareLink" ON "ShareLink"."number" = "linkNumber"
    JOIN "Document" ON "Document"."number" = "documentNumber"
    WHERE "personId" = ? AND "Document"."id" IN ${LISTED} AND ${IS_LIVE}`;

export const SHARED = `
  SELECT "id" FROM "Document" WHERE "id" IN ${LISTED} AND (
    EXISTS (SELECT 1 FROM "DocumentMember" WHERE "documentNumber" = "Document"."number")
    OR EXISTS (SELECT 1 FROM "ShareLink"
      WHERE "documentNumber" = "Document"."number" AND ${IS_LIVE})
    OR EXISTS (SELECT 1 FROM "Publication" WHERE "documentNumber" = "Document"."number"))`;

const MEMBERS = `
  SELECT "personId", "role", "name", "hue" FROM "DocumentMember"
    LEFT JOIN "Person" ON "Person"."id" = "personId"
    WHERE "documentNumber" = ${OF_DOCUMENT} ORDER BY lower(coalesce("name", '')), "personId"`;

export class PrismaSharing implements Sharing {
  readonly #database: Database;
  readonly #places: Places;

  constructor(database: Database, places: Places) {
    this.#database = database;
    this.#places = places;
  }

  async givenIn(
    documentId: DocumentId,
    personIds: readonly PersonId[],
    nowMs: number,
  ): Promise<ReadonlyMap<PersonId, PersonFacts>> {
    const people = JSON.stringify(personIds);
    const rows = await this.#database.run((_client, connection) =>
      select<GivenRow>(connection, GIVEN_IN, documentId, people, documentId, people, BigInt(nowMs)),
    );
    return factsBy<PersonId>(rows);
  }

  async givenTo(
    personId: PersonId,
    documentIds: readonly DocumentId[],
    nowMs: number,
  ): Promise<ReadonlyMap<DocumentId, PersonFacts>> {
    const documents = JSON.stringify(documentIds);
    const rows = await this.#database.run((_client, connection) =>
      select<GivenRow>(
        connection,
        GIVEN_TO,
        personId,
        documents,
        personId,
        documents,
        BigInt(nowMs),
      ),
    );
    return factsBy<DocumentId>(rows);
  }

  async shared(
    documentIds: readonly DocumentId[],
    nowMs: number,
  ): Promise<ReadonlySet<DocumentId>> {
    const rows = await this.#database.run((_client, connection) =>
      select<readonly [DocumentId]>(connection, SHARED, JSON.stringify(documentIds), BigInt(nowMs)),
    );
    return new Set(rows.map(([id]) => id));
  }

  async setReach(documentId: DocumentId, change: Partial<DocumentReach>): Promise<void> {
    const { count } = await this.#database.run((client) =>
      client.document.updateMany({ where: { id: documentId }, data: { ...change } }),
    );
    if (count === 0) throw new AppError('document_not_found', documentId);
  }

  async members(documentId: DocumentId): Promise<readonly MemberRecord[]> {
    type Row = readonly [PersonId, GrantedRole, name: string | null, hue: number | null];
    const rows = await this.#database.run((_client, connection) =>
      select<Row>(connection, MEMBERS, documentId),
    );
    return rows.map(([personId, role, name, hue]) => ({
      personId,
      role,
      profile: profileOf(name, hue),
    }));
  }

  async setMember(
    documentId: DocumentId,
    personId: PersonId,
    role: GrantedRole,
    atMs: number,
    message?: string,
  ): Promise<void> {
    const said = message === undefined ? {} : { message };
    await this.#database.run(async (client, connection) => {
      const { number } = await this.#places.find(connection, documentId);
      const memberId = await recipientNow(connection, personId);
      const key = { documentNumber: number, personId: memberId };
      await client.$transaction([
        client.documentMember.upsert({
          where: { documentNumber_personId: key },
          create: { ...key, role, addedAtMs: BigInt(atMs), ...said },
          update: { role, ...said },
        }),
        client.grant.deleteMany({
          where: { personId: memberId, link: { documentNumber: number } },
        }),
        client.accessRequest.deleteMany({ where: key }),
      ]);
    });
  }

  async messageTo(documentId: DocumentId, personId: PersonId): Promise<string> {
    const row = await this.#database.run((client) =>
      client.documentMember.findFirst({
        where: { personId, document: { id: documentId } },
        select: { message: true },
      }),
    );
    return row?.message ?? '';
  }

  async forgetMessage(documentId: DocumentId, personId: PersonId): Promise<void> {
    await this.#database.run((client) =>
      client.documentMember.updateMany({
        where: { personId, document: { id: documentId } },
        data: { message: '' },
      }),
    );
  }

  async removePerson(documentId: DocumentId, id: PersonId): Promise<boolean> {
    const removed = await this.#database.run(async (client, connection) => {
      const personId = await personNow(connection, id);
      return client.$transaction([
        client.documentMember.deleteMany({ where: { personId, document: { id: documentId } } }),
        client.grant.deleteMany({ where: { personId, link: { document: { id: documentId } } } }),
      ]);
    });
    return removed.some(({ count }) => count > 0);
  }

  /** Alone on the connection from the question to the commit, like everything here. */
  async giveTo(
    documentId: DocumentId,
    from: PersonId,
    to: PersonId,
    atMs: number,
  ): Promise<boolean> {
    return this.#database.run(async (client, connection) => {
      const { number } = await this.#places.find(connection, documentId);
      const isFrom = (await client.document.count({ where: { number, ownerId: from } })) > 0;
      if (!isFrom) return false;
      await recipientNow(connection, to);
      const ofNext = { documentNumber: number, personId: to };
      const ofLast = { documentNumber: number, personId: from };
      const role = 'editor' satisfies GrantedRole;
      await client.$transaction([
        client.document.updateMany({ where: { number }, data: { ownerId: to } }),
        client.documentMember.deleteMany({ where: ofNext }),
        client.grant.deleteMany({ where: { personId: to, link: { documentNumber: number } } }),
        client.accessRequest.deleteMany({ where: ofNext }),
        client.documentMember.upsert({
          where: { documentNumber_personId: ofLast },
          create: { ...ofLast, role, addedAtMs: BigInt(atMs) },
          update: { role },
        }),
      ]);
      return true;
    });
  }
}

export function profileOf(name: string | null, hue: number | null): Profile | null {
  return name === null || hue === null ? null : { name, hue };
}

function factsBy<Key extends string>(rows: readonly GivenRow[]): Map<Key, PersonFacts> {
  const facts = new Map<Key, PersonFacts>();
  for (const [to, isGrant, role] of rows) {
    const key = to as Key;
    const before = facts.get(key) ?? NO_FACTS;
    const isStronger = strongestOf([role, before.grant ?? 'none']) === role;
    const grant = isGrant === 1 && isStronger ? role : before.grant;
    facts.set(key, { membership: isGrant === 1 ? before.membership : role, grant });
  }
  return facts;
}
