/** Members that leave, in the database: one transaction, whatever they owned. */
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import type { Bequest, Departed, Departures } from '../../person-ports.ts';
import type { Database } from './database.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { select } from './select.ts';

const COUNT = `
  SELECT count(*), coalesce(sum("reach" <> 'added'
      OR EXISTS (SELECT 1 FROM "DocumentMember" WHERE "documentNumber" = "Document"."number")
      OR EXISTS (SELECT 1 FROM "ShareLink" WHERE "documentNumber" = "Document"."number"
        AND ("expiresAtMs" IS NULL OR "expiresAtMs" > ?))), 0)
    FROM "Document" WHERE "ownerId" = ? AND "trashedAtMs" IS NULL`;

const VISITED = `
  SELECT "id" FROM "Document" WHERE "number" IN (
    SELECT "documentNumber" FROM "DocumentMember" WHERE "personId" = ?
    UNION SELECT "documentNumber" FROM "AccessRequest" WHERE "personId" = ?
    UNION SELECT "documentNumber" FROM "Grant" JOIN "ShareLink" ON "number" = "linkNumber"
      WHERE "personId" = ?)`;

type Step = Prisma.PrismaPromise<unknown>;

export class PrismaDepartures implements Departures {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async count(memberId: PersonId, nowMs: number) {
    const [row] = await this.#database.run((_client, connection) =>
      select<readonly [number, number]>(connection, COUNT, BigInt(nowMs), memberId),
    );
    const [ownedCount, sharedCount] = row ?? [0, 0];
    return { ownedCount, sharedCount };
  }

  /** Alone on the connection from the first question to the commit, like everything here. */
  leave(memberId: PersonId, bequest: Bequest): Promise<Departed> {
    return this.#database.run(async (client, connection): Promise<Departed> => {
      const member = await client.member.findUnique({ where: { id: memberId } });
      if (member === null) return { is: 'unknown' };
      if (bequest.is === 'handed' && !(await mayInherit(client, memberId, bequest.heirId))) {
        return { is: 'no-heir' };
      }
      const owned = await client.document.findMany({
        where: ownedBy(memberId),
        select: { id: true },
      });
      const visited = await select<readonly [DocumentId]>(
        connection,
        VISITED,
        memberId,
        memberId,
        memberId,
      );
      await client.$transaction([
        ...bequeathing(client, memberId, bequest),
        ...forgetting(client, memberId, member.isOperator),
      ]);
      return {
        is: 'gone',
        owned: owned.map(({ id }) => id as DocumentId),
        visited: visited.map(([id]) => id),
      };
    });
  }
}

function ownedBy(memberId: PersonId) {
  return { ownerId: memberId, trashedAtMs: null };
}

async function mayInherit(
  client: PrismaClient,
  memberId: PersonId,
  heirId: PersonId,
): Promise<boolean> {
  const isHeir = { id: heirId, disabledAtMs: null };
  return heirId !== memberId && (await client.member.count({ where: isHeir })) > 0;
}

function bequeathing(client: PrismaClient, memberId: PersonId, bequest: Bequest): Step[] {
  const document = ownedBy(memberId);
  switch (bequest.is) {
    case 'trash': {
      const data = { trashedAtMs: BigInt(bequest.atMs) };
      return [client.document.updateMany({ where: document, data })];
    }
    case 'handed': {
      const { heirId: personId } = bequest;
      return [
        // An owner is not among the people of its document.
        client.documentMember.deleteMany({ where: { personId, document } }),
        client.grant.deleteMany({ where: { personId, link: { document } } }),
        client.accessRequest.deleteMany({ where: { personId, document } }),
        client.shareLink.updateMany({
          where: { createdBy: memberId, document },
          data: { createdBy: personId },
        }),
        // Last: until here they are found by their former owner.
        client.document.updateMany({ where: document, data: { ownerId: personId } }),
      ];
    }
    default:
      return assertNever(bequest);
  }
}

/** Credentials, sign-ins and tokens go with the account; the name of the person stays. */
function forgetting(client: PrismaClient, personId: PersonId, wasOperator: boolean): Step[] {
  const where = { personId };
  return [
    client.documentMember.deleteMany({ where }),
    client.grant.deleteMany({ where }),
    client.accessRequest.deleteMany({ where }),
    client.opened.deleteMany({ where }),
    client.picture.deleteMany({ where }),
    client.person.updateMany({ where: { id: personId }, data: { pictureId: null } }),
    // Who made a link to reset a password is not known: what an operator may have made ends.
    client.verification.deleteMany({ where: wasOperator ? {} : { value: personId } }),
    client.invitation.deleteMany({ where: { createdBy: personId } }),
    client.member.delete({ where: { id: personId }, select: { id: true } }),
  ];
}
