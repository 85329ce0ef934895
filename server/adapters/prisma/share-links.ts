/** Links and who came in by them, in the database. */
import type { DocumentId, PersonId, ShareLinkId } from '../../../lib/core/ids.ts';
import type { GrantedRole } from '../../../lib/core/sharing.ts';
import type {
  FoundShareLink,
  NewShareLink,
  OwnShareLink,
  Redeemed,
  ShareLinkChange,
  ShareLinkRecord,
  ShareLinks,
  VisitorRecord,
} from '../../sharing-ports.ts';
import type { Database } from './database.ts';
import type { PrismaClient, ShareLink as LinkRow } from './generated/client.ts';
import type { Places } from './places.ts';
import { askerNow } from './person-now.ts';
import { select } from './select.ts';
import { profileOf } from './sharing.ts';

const VISITORS = `
  SELECT "personId", "ShareLink"."id", "name", "hue" FROM "ShareLink"
    JOIN "Grant" ON "linkNumber" = "number"
    LEFT JOIN "Person" ON "Person"."id" = "personId"
    WHERE "documentNumber" = (SELECT "number" FROM "Document" WHERE "id" = ?)
      AND ("expiresAtMs" IS NULL OR "expiresAtMs" > ?)
    ORDER BY "atMs" DESC, "linkNumber", "personId"`;

/** With what a record needs beside the columns. */
export const WHOLE = {
  document: { select: { id: true, title: true } },
  _count: { select: { grants: true } },
} as const;
export const NEWEST_FIRST = [{ createdAtMs: 'desc' }, { number: 'desc' }] as const;

interface WholeRow extends LinkRow {
  readonly document: { readonly id: string; readonly title: string };
  readonly _count: { readonly grants: number };
}

export class PrismaShareLinks implements ShareLinks {
  readonly #database: Database;
  readonly #places: Places;

  constructor(database: Database, places: Places) {
    this.#database = database;
    this.#places = places;
  }

  async create({ documentId, ...link }: NewShareLink): Promise<void> {
    await this.#database.run(async (client, connection) => {
      const { number } = await this.#places.find(connection, documentId);
      await client.shareLink.create({
        data: {
          ...link,
          createdBy: await askerNow(connection, link.createdBy),
          documentNumber: number,
          expiresAtMs: bigOrNull(link.expiresAtMs),
          createdAtMs: BigInt(link.createdAtMs),
        },
        select: { number: true },
      });
    });
  }

  async find(tokenHash: string, personId: PersonId | null): Promise<FoundShareLink | null> {
    return this.#database.run(async (client) => {
      const row = await client.shareLink.findUnique({ where: { tokenHash }, include: WHOLE });
      if (row === null) return null;
      const grants =
        personId === null
          ? 0
          : await client.grant.count({ where: { linkNumber: row.number, personId } });
      return { ...recordOf(row), hasComeIn: grants > 0 };
    });
  }

  async ofDocument(documentId: DocumentId): Promise<readonly ShareLinkRecord[]> {
    const rows = await this.#database.run((client) =>
      client.shareLink.findMany({
        where: { document: { id: documentId } },
        include: WHOLE,
        orderBy: [...NEWEST_FIRST],
      }),
    );
    return rows.map(recordOf);
  }

  async ofMaker(personId: PersonId, limit: number): Promise<readonly OwnShareLink[]> {
    const rows = await this.#database.run((client) =>
      client.shareLink.findMany({
        where: { createdBy: personId, document: { ownerId: personId, trashedAtMs: null } },
        include: WHOLE,
        orderBy: [...NEWEST_FIRST],
        take: limit,
      }),
    );
    return rows.map((row) => ({ link: recordOf(row), title: row.document.title }));
  }

  async change(
    documentId: DocumentId,
    id: ShareLinkId,
    { expiresAtMs, ...change }: ShareLinkChange,
  ): Promise<boolean> {
    const expiry = expiresAtMs === undefined ? {} : { expiresAtMs: bigOrNull(expiresAtMs) };
    const { count } = await this.#database.run((client) =>
      client.shareLink.updateMany({
        where: { id, document: { id: documentId } },
        data: { ...change, ...expiry },
      }),
    );
    return count > 0;
  }

  async revoke(documentId: DocumentId, id: ShareLinkId | null): Promise<number> {
    const { count } = await this.#database.run((client) =>
      client.shareLink.deleteMany({
        where: { document: { id: documentId }, ...(id === null ? {} : { id }) },
      }),
    );
    return count;
  }

  /** Alone on the connection from the first question to the commit, like everything here. */
  async redeem(tokenHash: string, visitorId: PersonId, nowMs: number): Promise<Redeemed> {
    return this.#database.run(async (client, connection) => {
      const personId = await askerNow(connection, visitorId);
      const link = await client.shareLink.findUnique({ where: { tokenHash }, include: WHOLE });
      if (link === null || (link.expiresAtMs ?? Infinity) <= nowMs) return 'gone';
      const key = { linkNumber: link.number, personId };
      const isIn = (await client.grant.count({ where: key })) > 0;
      const isFull = link.peopleMax !== null && link._count.grants >= link.peopleMax;
      if (isFull && !isIn) return 'full';
      await client.$transaction([
        ...(isIn ? [] : [letIn(client, key, nowMs)]),
        client.shareLink.update({
          where: { number: link.number },
          data: { openedCount: { increment: 1 }, lastOpenedAtMs: BigInt(nowMs) },
          select: { number: true },
        }),
      ]);
      return 'come-in';
    });
  }

  async visitors(documentId: DocumentId, nowMs: number): Promise<readonly VisitorRecord[]> {
    type Row = readonly [PersonId, ShareLinkId, name: string | null, hue: number | null];
    const rows = await this.#database.run((_client, connection) =>
      select<Row>(connection, VISITORS, documentId, BigInt(nowMs)),
    );
    return rows.map(([personId, linkId, name, hue]) => ({
      personId,
      linkId,
      profile: profileOf(name, hue),
    }));
  }

  async nextExpiryMs(afterMs: number): Promise<number | null> {
    const next = await this.#database.run((client) =>
      client.shareLink.findFirst({
        where: { expiresAtMs: { gt: BigInt(afterMs) } },
        orderBy: { expiresAtMs: 'asc' },
        select: { expiresAtMs: true },
      }),
    );
    return numberOrNull(next?.expiresAtMs ?? null);
  }

  async expiredBetween(afterMs: number, untilMs: number): Promise<readonly DocumentId[]> {
    const rows = await this.#database.run((client) =>
      client.shareLink.findMany({
        where: { expiresAtMs: { gt: BigInt(afterMs), lte: BigInt(untilMs) } },
        select: { document: { select: { id: true } } },
      }),
    );
    return [...new Set(rows.map(({ document }) => document.id as DocumentId))];
  }
}

function letIn(
  client: PrismaClient,
  key: { readonly linkNumber: number; readonly personId: PersonId },
  atMs: number,
) {
  return client.grant.create({ data: { ...key, atMs: BigInt(atMs) }, select: { personId: true } });
}

export function recordOf(row: WholeRow): ShareLinkRecord {
  const { tokenHash, tokenSealed, label, passwordHash, peopleMax, openedCount } = row;
  return {
    id: row.id as ShareLinkId,
    documentId: row.document.id as DocumentId,
    tokenHash,
    tokenSealed,
    label,
    role: row.role as GrantedRole,
    passwordHash,
    expiresAtMs: numberOrNull(row.expiresAtMs),
    peopleMax,
    createdBy: row.createdBy as PersonId,
    createdAtMs: Number(row.createdAtMs),
    openedCount,
    lastOpenedAtMs: numberOrNull(row.lastOpenedAtMs),
    peopleCount: row._count.grants,
  };
}

function bigOrNull(value: number | null): bigint | null {
  return value === null ? null : BigInt(value);
}

function numberOrNull(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}
