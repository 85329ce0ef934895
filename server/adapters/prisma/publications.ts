/** Published documents, in the database. */
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import type { Slug } from '../../../lib/core/publication.ts';
import type {
  FoundPublication,
  PublicationRecord,
  Publications,
  WorkspacePublication,
} from '../../publication-ports.ts';
import type { Database } from './database.ts';
import { COLUMNS, type DocumentColumns, recordOf as documentOf } from './document-record.ts';
import type { Publication as Row } from './generated/client.ts';
import type { Places } from './places.ts';
import { select } from './select.ts';

const FIND = `SELECT ${COLUMNS} FROM "Document" WHERE "number" = ?`;

export class PrismaPublications implements Publications {
  readonly #database: Database;
  readonly #places: Places;

  constructor(database: Database, places: Places) {
    this.#database = database;
    this.#places = places;
  }

  async ofDocument(documentId: DocumentId): Promise<PublicationRecord | null> {
    const row = await this.#database.run((client) =>
      client.publication.findFirst({ where: { document: { id: documentId } } }),
    );
    return row === null ? null : recordOf(row, documentId);
  }

  find(slug: Slug): Promise<FoundPublication | null> {
    return this.#database.run(async (client, connection) => {
      const row = await client.publication.findUnique({ where: { slug } });
      if (row === null) return null;
      const [columns] = await select<DocumentColumns>(connection, FIND, row.documentNumber);
      if (columns === undefined) return null;
      const record = documentOf(columns);
      const { lastSeq } = await this.#places.find(connection, record.id);
      return { publication: recordOf(row, record.id), record, lastSeq };
    });
  }

  /** Alone on the connection: nobody takes the slug between the looking and the writing. */
  save({ documentId, publishedAtMs, ...choices }: PublicationRecord): Promise<boolean> {
    return this.#database.run(async (client, connection) => {
      const { number } = await this.#places.find(connection, documentId);
      const holder = await client.publication.findUnique({ where: { slug: choices.slug } });
      if (holder !== null && holder.documentNumber !== number) return false;
      const data = { ...choices, publishedAtMs: BigInt(publishedAtMs) };
      await client.publication.upsert({
        where: { documentNumber: number },
        create: { ...data, documentNumber: number },
        update: data,
      });
      return true;
    });
  }

  async remove(documentId: DocumentId): Promise<boolean> {
    const { count } = await this.#database.run((client) =>
      client.publication.deleteMany({ where: { document: { id: documentId } } }),
    );
    return count > 0;
  }

  list(limit: number): Promise<readonly WorkspacePublication[]> {
    return this.#database.run(async (client) => {
      const rows = await client.publication.findMany({
        where: { document: { trashedAtMs: null } },
        include: { document: { select: { id: true, title: true, ownerId: true } } },
        orderBy: [{ publishedAtMs: 'desc' }, { documentNumber: 'desc' }],
        take: limit,
      });
      const owners = new Set(rows.flatMap(({ document }) => document.ownerId ?? []));
      const people = await client.person.findMany({
        where: { id: { in: [...owners] } },
        select: { id: true, name: true },
      });
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return rows.map((row) => {
        const { id, title, ownerId } = row.document;
        const ownerName = ownerId === null ? null : (names.get(ownerId) ?? null);
        const publication = recordOf(row, id as DocumentId);
        return { publication, title, ownerId: ownerId as PersonId | null, ownerName };
      });
    });
  }
}

function recordOf(row: Row, documentId: DocumentId): PublicationRecord {
  const { slug, showsContents, showsLastEdit, isListed, isEmbeddable, publishedAtMs } = row;
  return {
    documentId,
    slug: slug as Slug,
    showsContents,
    showsLastEdit,
    isListed,
    isEmbeddable,
    publishedAtMs: Number(publishedAtMs),
  };
}
