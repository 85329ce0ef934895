/** Documents without a disk, for tests. */
import type { DocumentRecord, Projection } from '../../../lib/core/document.ts';
import { AppError } from '../../../lib/core/faults.ts';
import { type DocumentId, isMemberId, type PersonId } from '../../../lib/core/ids.ts';
import type { DocumentQuery, Documents } from '../../ports.ts';
import { MemorySharing } from './sharing.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryDocuments implements Documents {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async create(record: DocumentRecord): Promise<void> {
    if (this.#tables.documents.has(record.id)) {
      throw new AppError('internal', `document ${record.id} exists already`);
    }
    const ownerId = this.#tables.personNow(record.ownerId);
    this.#tables.documents.set(record.id, structuredClone({ ...record, ownerId }));
  }

  async find(id: DocumentId): Promise<DocumentRecord | null> {
    return this.#tables.documents.get(id) ?? null;
  }

  async list(query: DocumentQuery): Promise<DocumentRecord[]> {
    const { personId, nowMs } = query;
    const all = [...this.#tables.documents.values()];
    const ids = all.map(({ id }) => id);
    const given = await new MemorySharing(this.#tables).givenTo(personId, ids, nowMs);
    const opened = this.#tables.opened.get(personId);
    const searched = query.search.toLowerCase();
    return all
      .toReversed() // newest first among those changed in the same millisecond
      .filter(({ id, ownerId, reach, trashedAtMs }) => {
        if (ownerId === personId) return true;
        const hasOpened = opened?.has(id) === true;
        if (ownerId === null) return hasOpened;
        if (trashedAtMs !== null) return false;
        const isReached = reach === 'link' || (reach === 'members' && isMemberId(personId));
        return given.has(id) || (hasOpened && isReached);
      })
      .filter((record) => (record.trashedAtMs !== null) === query.isTrashed)
      .filter((record) => record.projection.title.toLowerCase().includes(searched))
      .toSorted((a, b) => b.updatedAtMs - a.updatedAtMs)
      .slice(0, query.limit);
  }

  async project(id: DocumentId, projection: Projection, updatedAtMs: number): Promise<void> {
    this.#change(id, { projection: { ...projection }, updatedAtMs });
  }

  async setTrashed(id: DocumentId, trashedAtMs: number | null): Promise<void> {
    this.#change(id, { trashedAtMs });
  }

  async noteOpened(id: DocumentId, personId: PersonId, _atMs: number): Promise<void> {
    this.#change(id, {});
    const visitor = this.#tables.personNow(personId);
    const opened = this.#tables.opened.get(visitor) ?? new Set<DocumentId>();
    this.#tables.opened.set(visitor, opened.add(id));
  }

  async forgetOpened(id: DocumentId, personId: PersonId): Promise<void> {
    this.#tables.opened.get(personId)?.delete(id);
  }

  async purgeTrashed(beforeMs: number): Promise<readonly DocumentId[]> {
    const doomed = [...this.#tables.documents.values()].filter(
      (record) => record.trashedAtMs !== null && record.trashedAtMs < beforeMs,
    );
    for (const { id } of doomed) {
      this.#tables.documents.delete(id);
      this.#tables.logs.delete(id);
      this.#tables.owners.delete(id);
      this.#tables.writers.delete(id);
      this.#tables.snapshots.delete(id);
      this.#tables.segments.delete(id);
      for (const opened of this.#tables.opened.values()) opened.delete(id);
      this.#tables.members.delete(id);
      this.#tables.requests.delete(id);
      for (const link of this.#tables.links.values()) {
        if (link.documentId !== id) continue;
        this.#tables.links.delete(link.id);
        this.#tables.grants.delete(link.id);
      }
    }
    return doomed.map(({ id }) => id);
  }

  #change(id: DocumentId, change: Partial<DocumentRecord>): void {
    const record = this.#tables.documents.get(id);
    if (record === undefined) throw new AppError('document_not_found', `no document ${id}`);
    this.#tables.documents.set(id, { ...record, ...change });
  }
}
