/** Who asks for which document, in the database. */
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import type { AccessRequestRecord, AccessRequests, NewAccessRequest } from '../../asking-ports.ts';
import type { Database } from './database.ts';
import type { Places } from './places.ts';
import { select } from './select.ts';
import { profileOf } from './sharing.ts';

const OF_DOCUMENT = `
  SELECT "AccessRequest"."personId", "message", "atMs", "name", "hue", "email"
    FROM "AccessRequest"
    LEFT JOIN "Person" ON "Person"."id" = "personId"
    LEFT JOIN "Member" ON "Member"."id" = "personId"
    WHERE "documentNumber" = (SELECT "number" FROM "Document" WHERE "id" = ?)
    ORDER BY "atMs", "personId"`;

/** Asked with every list. */
export const COUNT_REQUESTS = `
  SELECT "Document"."id", count(*) FROM "Document"
    JOIN "AccessRequest" ON "documentNumber" = "number"
    WHERE "Document"."id" IN (SELECT "value" FROM json_each(?))
    GROUP BY "Document"."id"`;

export class PrismaAccessRequests implements AccessRequests {
  readonly #database: Database;
  readonly #places: Places;

  constructor(database: Database, places: Places) {
    this.#database = database;
    this.#places = places;
  }

  /** Alone on the connection from the first question to the commit, like everything here. */
  async ask(
    { documentId, personId, message, atMs }: NewAccessRequest,
    waitingMax: number,
  ): Promise<boolean> {
    return this.#database.run(async (client, connection) => {
      const { number } = await this.#places.find(connection, documentId);
      const others = await client.accessRequest.count({
        where: { documentNumber: number, NOT: { personId } },
      });
      if (others >= waitingMax) return false;
      const key = { documentNumber: number, personId };
      const said = { message, atMs: BigInt(atMs) };
      await client.accessRequest.upsert({
        where: { documentNumber_personId: key },
        create: { ...key, ...said },
        update: said,
      });
      return true;
    });
  }

  async ofDocument(documentId: DocumentId): Promise<readonly AccessRequestRecord[]> {
    type Row = readonly [
      personId: PersonId,
      message: string,
      atMs: number,
      name: string | null,
      hue: number | null,
      email: string | null,
    ];
    const rows = await this.#database.run((_client, connection) =>
      select<Row>(connection, OF_DOCUMENT, documentId),
    );
    return rows.map(([personId, message, atMs, name, hue, email]) => ({
      personId,
      message,
      atMs,
      email,
      profile: profileOf(name, hue),
    }));
  }

  async count(documentIds: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, number>> {
    const rows = await this.#database.run((_client, connection) =>
      select<readonly [DocumentId, number]>(
        connection,
        COUNT_REQUESTS,
        JSON.stringify(documentIds),
      ),
    );
    return new Map(rows);
  }

  async remove(documentId: DocumentId, personId: PersonId): Promise<boolean> {
    const { count } = await this.#database.run((client) =>
      client.accessRequest.deleteMany({ where: { personId, document: { id: documentId } } }),
    );
    return count > 0;
  }
}
