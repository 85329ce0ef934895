/** Published documents, without a disk, for tests. */
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId } from '../../../lib/core/ids.ts';
import type { Slug } from '../../../lib/core/publication.ts';
import type {
  FoundPublication,
  PublicationRecord,
  Publications,
  WorkspacePublication,
} from '../../publication-ports.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryPublications implements Publications {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async ofDocument(documentId: DocumentId): Promise<PublicationRecord | null> {
    return this.#tables.publications.get(documentId) ?? null;
  }

  async find(slug: Slug): Promise<FoundPublication | null> {
    const { documents, logs } = this.#tables;
    const publication = this.#withSlug(slug);
    const record = publication && documents.get(publication.documentId);
    if (publication === undefined || record === undefined) return null;
    return { publication, record, lastSeq: logs.get(record.id)?.length ?? 0 };
  }

  async save(publication: PublicationRecord): Promise<boolean> {
    const { documents, publications } = this.#tables;
    const { documentId, slug } = publication;
    if (!documents.has(documentId)) throw new AppError('document_not_found', documentId);
    if ((this.#withSlug(slug)?.documentId ?? documentId) !== documentId) return false;
    publications.set(documentId, publication);
    return true;
  }

  async remove(documentId: DocumentId): Promise<boolean> {
    return this.#tables.publications.delete(documentId);
  }

  async list(limit: number): Promise<readonly WorkspacePublication[]> {
    const { documents, publications, people } = this.#tables;
    return [...publications.values()]
      .toSorted((a, b) => b.publishedAtMs - a.publishedAtMs)
      .flatMap((publication) => {
        const record = documents.get(publication.documentId);
        if (record === undefined || record.trashedAtMs !== null) return [];
        const { ownerId, projection } = record;
        const ownerName = ownerId === null ? null : (people.get(ownerId)?.name ?? null);
        return [{ publication, title: projection.title, ownerId, ownerName }];
      })
      .slice(0, limit);
  }

  #withSlug(slug: Slug): PublicationRecord | undefined {
    return [...this.#tables.publications.values()].find((one) => one.slug === slug);
  }
}
