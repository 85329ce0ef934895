/** Documents without a disk, for tests. */
import type { DocumentRecord, Projection } from '../../../lib/core/document.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import type { DocumentQuery, Documents } from '../../ports.ts';
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
    this.#tables.documents.set(record.id, structuredClone(record));
  }

  async find(id: DocumentId): Promise<DocumentRecord | null> {
    return this.#tables.documents.get(id) ?? null;
  }

  async list(query: DocumentQuery): Promise<DocumentRecord[]> {
    const opened = this.#tables.opened.get(query.personId);
    const searched = query.search.toLowerCase();
    return [...this.#tables.documents.values()]
      .toReversed() // newest first among those changed in the same millisecond
      .filter((record) => record.ownerId === query.personId || opened?.has(record.id) === true)
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
    const opened = this.#tables.opened.get(personId) ?? new Set<DocumentId>();
    this.#tables.opened.set(personId, opened.add(id));
  }

  async purgeTrashed(beforeMs: number): Promise<number> {
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
    }
    return doomed.length;
  }

  #change(id: DocumentId, change: Partial<DocumentRecord>): void {
    const record = this.#tables.documents.get(id);
    if (record === undefined) throw new AppError('document_not_found', `no document ${id}`);
    this.#tables.documents.set(id, { ...record, ...change });
  }
}
