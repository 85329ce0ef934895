/** Share links over all documents, without a disk, for tests. */
import type { DocumentId, PersonId, ShareLinkId } from '../../../lib/core/ids.ts';
import type { WorkspaceLink, WorkspaceLinks } from '../../workspace-ports.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryWorkspaceLinks implements WorkspaceLinks {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async list(ownerId: PersonId | null, limit: number): Promise<readonly WorkspaceLink[]> {
    const { documents, links, grants, people } = this.#tables;
    return [...links.values()]
      .toReversed() // newest first among those made in the same millisecond
      .flatMap((link) => {
        const record = documents.get(link.documentId);
        const isWanted = ownerId === null || record?.ownerId === ownerId;
        if (record === undefined || record.trashedAtMs !== null || !isWanted) return [];
        const owner = record.ownerId;
        const ownerName = owner === null ? null : (people.get(owner)?.name ?? null);
        const peopleCount = grants.get(link.id)?.size ?? 0;
        return [{ link: { ...link, peopleCount }, ownerId: owner, ownerName }];
      })
      .toSorted((a, b) => b.link.createdAtMs - a.link.createdAtMs)
      .slice(0, limit);
  }

  async documentOf(id: ShareLinkId): Promise<DocumentId | null> {
    return this.#tables.links.get(id)?.documentId ?? null;
  }

  async revokeOf(ownerId: PersonId): Promise<readonly DocumentId[]> {
    const { documents, links, grants } = this.#tables;
    const revoked = [...links.values()].filter(
      ({ documentId }) => documents.get(documentId)?.ownerId === ownerId,
    );
    for (const { id } of revoked) {
      links.delete(id);
      grants.delete(id);
    }
    return revoked.map(({ documentId }) => documentId);
  }
}
