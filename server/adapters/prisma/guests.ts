/** Guests that become members, in the database. */
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import { GRANTED_ROLES } from '../../../lib/core/sharing.ts';
import type { GuestHoldings, GuestLinking, Guests } from '../../account-store.ts';
import type { Database } from './database.ts';
import { runAll, type Statement, statementOf } from './insert.ts';
import { askerNow } from './person-now.ts';
import { select } from './select.ts';

/** Numbers of documents that somebody was given or has opened; takes the person three times. */
const WAS_IN = `
  SELECT "documentNumber" FROM "Opened" WHERE "personId" = ?
  UNION SELECT "documentNumber" FROM "DocumentMember" WHERE "personId" = ?
  UNION SELECT "documentNumber" FROM "Grant"
    JOIN "ShareLink" ON "ShareLink"."number" = "linkNumber" WHERE "personId" = ?`;

const HOLDINGS = `
  SELECT (SELECT count(*) FROM "Document" WHERE "ownerId" = ?),
    (SELECT count(*) FROM "Document" WHERE "number" IN (${WAS_IN})
      AND "ownerId" IS NOT ? AND "trashedAtMs" IS NULL)`;

/** Takes the person four times. */
const HAS_ANYTHING_IN = `(${WAS_IN} UNION SELECT "number" FROM "Document" WHERE "ownerId" = ?)`;

const TOUCHED = `SELECT "id" FROM "Document" WHERE "number" IN ${HAS_ANYTHING_IN}`;

export class PrismaGuests implements Guests {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async holdings(guestId: PersonId): Promise<GuestHoldings> {
    const people = [guestId, guestId, guestId, guestId, guestId];
    const [row] = await this.#database.run((_client, connection) =>
      select<readonly [madeCount: number, openedCount: number]>(connection, HOLDINGS, ...people),
    );
    return { madeCount: row?.[0] ?? 0, openedCount: row?.[1] ?? 0 };
  }

  /** Alone on the connection from the first question to the commit, like everything here. */
  link(guestId: PersonId, memberId: PersonId, atMs: number): Promise<GuestLinking> {
    return this.#database.run(async (client, connection) => {
      const known = await client.linkedGuest.findUnique({ where: { guestId } });
      if (known !== null) return { is: 'was-linked', memberId: known.memberId as PersonId };
      await askerNow(connection, memberId);
      const guest = [guestId, guestId, guestId, guestId];
      const rows = await select<readonly [DocumentId]>(connection, TOUCHED, ...guest);
      await runAll(connection, linkStatements(guestId, memberId, atMs));
      return { is: 'linked', documentIds: rows.map(([id]) => id) };
    });
  }

  async linked(): Promise<readonly (readonly [PersonId, PersonId])[]> {
    return this.#database.run((_client, connection) =>
      select<readonly [PersonId, PersonId]>(
        connection,
        'SELECT "guestId", "memberId" FROM "LinkedGuest" ORDER BY "atMs", "guestId"',
      ),
    );
  }
}

/**
 * In this order: who was in a document is asked before it is forgotten. Owners of client ids are
 * not among them: a claim may still be on its way into the log, so whoever reads them looks here.
 */
export function linkStatements(
  guestId: PersonId,
  memberId: PersonId,
  atMs: number,
): readonly Statement[] {
  const guest = [guestId, guestId, guestId, guestId] as const;
  return [
    statementOf(
      'INSERT INTO "LinkedGuest" ("guestId", "memberId", "atMs") VALUES (?, ?, ?)',
      guestId,
      memberId,
      BigInt(atMs),
    ),
    statementOf(
      `UPDATE "Document" SET "updatedBy" = ?
        WHERE "number" IN ${HAS_ANYTHING_IN} AND "updatedBy" = ?`,
      memberId,
      ...guest,
      guestId,
    ),
    statementOf('UPDATE "Document" SET "ownerId" = ? WHERE "ownerId" = ?', memberId, guestId),
    statementOf('UPDATE "ShareLink" SET "createdBy" = ? WHERE "createdBy" = ?', memberId, guestId),
    statementOf('UPDATE "File" SET "uploaderId" = ? WHERE "uploaderId" = ?', memberId, guestId),
    ...moved(
      'DocumentMember',
      `("documentNumber", "personId", "role", "addedAtMs")
        SELECT "documentNumber", ?, "role", "addedAtMs" FROM "DocumentMember" WHERE "personId" = ?
        ON CONFLICT ("documentNumber", "personId") DO UPDATE SET "role" = excluded."role"
        WHERE ${rank('excluded."role"')} > ${rank('"DocumentMember"."role"')}`,
      [guestId, memberId],
    ),
    ...moved(
      'Grant',
      `("linkNumber", "personId", "atMs")
        SELECT "linkNumber", ?, "atMs" FROM "Grant" WHERE "personId" = ? ON CONFLICT DO NOTHING`,
      [guestId, memberId],
    ),
    ...moved(
      'Opened',
      `("personId", "documentNumber", "atMs")
        SELECT ?, "documentNumber", "atMs" FROM "Opened" WHERE "personId" = ?
        ON CONFLICT ("personId", "documentNumber")
        DO UPDATE SET "atMs" = max("Opened"."atMs", excluded."atMs")`,
      [guestId, memberId],
    ),
    // Whoever has a document, or was added to it, asks for nothing there any more.
    statementOf(
      `DELETE FROM "AccessRequest" WHERE "personId" = ? AND "documentNumber" IN (
        SELECT "number" FROM "Document" WHERE "ownerId" = ?
        UNION SELECT "documentNumber" FROM "DocumentMember" WHERE "personId" = ?)`,
      memberId,
      memberId,
      memberId,
    ),
    // An owner is neither added to its document nor a guest of its links.
    statementOf(
      `DELETE FROM "DocumentMember" WHERE "personId" = ? AND "documentNumber" IN
        (SELECT "number" FROM "Document" WHERE "ownerId" = ?)`,
      memberId,
      memberId,
    ),
    statementOf(
      `DELETE FROM "Grant" WHERE "personId" = ? AND "linkNumber" IN
        (SELECT "ShareLink"."number" FROM "ShareLink"
          JOIN "Document" ON "Document"."number" = "documentNumber" WHERE "ownerId" = ?)`,
      memberId,
      memberId,
    ),
  ];
}

/** What the guest has becomes the member's, beside what the member has. */
function moved(
  table: string,
  rows: string,
  [guestId, memberId]: readonly [PersonId, PersonId],
): Statement[] {
  return [
    statementOf(`INSERT INTO "${table}" ${rows}`, memberId, guestId),
    statementOf(`DELETE FROM "${table}" WHERE "personId" = ?`, guestId),
  ];
}

/** Roles as numbers, weakest first. */
function rank(column: string): string {
  const cases = GRANTED_ROLES.map((role, at) => `WHEN '${role}' THEN ${at}`).join(' ');
  return `(CASE ${column} ${cases} ELSE -1 END)`;
}
