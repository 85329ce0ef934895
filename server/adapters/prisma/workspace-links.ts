/** Share links over all documents, in the database. */
import type { DocumentId, PersonId, ShareLinkId } from '../../../lib/core/ids.ts';
import type { WorkspaceLink, WorkspaceLinks } from '../../workspace-ports.ts';
import type { Database } from './database.ts';
import { NEWEST_FIRST, recordOf, WHOLE } from './share-links.ts';

export class PrismaWorkspaceLinks implements WorkspaceLinks {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  list(ownerId: PersonId | null, limit: number): Promise<readonly WorkspaceLink[]> {
    return this.#database.run(async (client) => {
      const rows = await client.shareLink.findMany({
        where: { document: { trashedAtMs: null, ...(ownerId === null ? {} : { ownerId }) } },
        include: { ...WHOLE, document: { select: { id: true, title: true, ownerId: true } } },
        orderBy: [...NEWEST_FIRST],
        take: limit,
      });
      const owners = new Set(rows.flatMap(({ document }) => document.ownerId ?? []));
      const people = await client.person.findMany({
        where: { id: { in: [...owners] } },
        select: { id: true, name: true },
      });
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return rows.map((row) => {
        const { ownerId: owner } = row.document;
        const ownerName = owner === null ? null : (names.get(owner) ?? null);
        return { link: recordOf(row), ownerId: owner as PersonId | null, ownerName };
      });
    });
  }

  async documentOf(id: ShareLinkId): Promise<DocumentId | null> {
    const row = await this.#database.run((client) =>
      client.shareLink.findUnique({
        where: { id },
        select: { document: { select: { id: true } } },
      }),
    );
    return (row?.document.id ?? null) as DocumentId | null;
  }

  /** Alone on the connection: none is made between the looking and the removing. */
  revokeOf(ownerId: PersonId): Promise<readonly DocumentId[]> {
    return this.#database.run(async (client) => {
      const where = { document: { ownerId } };
      const rows = await client.shareLink.findMany({
        where,
        select: { document: { select: { id: true } } },
      });
      await client.shareLink.deleteMany({ where });
      return rows.map(({ document }) => document.id as DocumentId);
    });
  }
}
