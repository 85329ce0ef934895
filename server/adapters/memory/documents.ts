/** Documents without a disk, for tests. */
import type { DocumentRecord, Projection } from '../../../lib/core/document.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import type { DocumentPage, DocumentQuery, Documents, ListScope } from '../../ports.ts';
import { ownersIn, pageIn } from './document-list.ts';
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
    const ownerId = this.#tables.askerNow(record.ownerId);
    const updatedBy = this.#tables.askerNow(record.updatedBy);
    this.#tables.documents.set(record.id, structuredClone({ ...record, ownerId, updatedBy }));
  }

  async find(id: DocumentId): Promise<DocumentRecord | null> {
    return this.#tables.documents.get(id) ?? null;
  }

  list(query: DocumentQuery): Promise<DocumentPage> {
    return pageIn(this.#tables, query);
  }

  owners(scope: ListScope, limit: number): Promise<PersonId[]> {
    return ownersIn(this.#tables, scope, limit);
  }

  async project(
    id: DocumentId,
    projection: Projection,
    updatedAtMs: number,
    updatedBy?: PersonId | null,
  ): Promise<void> {
    const by = updatedBy === undefined ? {} : { updatedBy: this.#tables.personNow(updatedBy) };
    this.#change(id, { projection: { ...projection }, updatedAtMs, ...by });
  }

  async setTrashed(id: DocumentId, trashedAtMs: number | null): Promise<void> {
    this.#change(id, { trashedAtMs });
  }

  async noteOpened(id: DocumentId, personId: PersonId, atMs: number): Promise<void> {
    this.#change(id, {});
    const visitor = this.#tables.askerNow(personId);
    const opened = this.#tables.opened.get(visitor) ?? new Map<DocumentId, number>();
    this.#tables.opened.set(visitor, opened.set(id, atMs));
  }

  async forgetOpened(id: DocumentId, personId: PersonId): Promise<void> {
    this.#tables.opened.get(personId)?.delete(id);
  }

  async purgeTrashed(beforeMs: number): Promise<readonly DocumentId[]> {
    const doomed = [...this.#tables.documents.values()].filter(
      (record) => record.trashedAtMs !== null && record.trashedAtMs < beforeMs,
    );
    for (const { id } of doomed) this.#remove(id);
    return doomed.map(({ id }) => id);
  }

  async purge(id: DocumentId, ownerId: PersonId): Promise<boolean> {
    const record = this.#tables.documents.get(id);
    if (record?.ownerId !== ownerId || record.trashedAtMs === null) return false;
    this.#remove(id);
    return true;
  }

  #remove(id: DocumentId): void {
    this.#tables.documents.delete(id);
    this.#tables.logs.delete(id);
    this.#tables.owners.delete(id);
    this.#tables.writers.delete(id);
    this.#tables.snapshots.delete(id);
    this.#tables.segments.delete(id);
    for (const opened of this.#tables.opened.values()) opened.delete(id);
    this.#tables.members.delete(id);
    this.#tables.messages.delete(id);
    this.#tables.requests.delete(id);
    this.#tables.publications.delete(id);
    const { files } = this.#tables;
    files.splice(0, files.length, ...files.filter((file) => file.documentId !== id));
    for (const link of this.#tables.links.values()) {
      if (link.documentId !== id) continue;
      this.#tables.links.delete(link.id);
      this.#tables.grants.delete(link.id);
    }
  }

  #change(id: DocumentId, change: Partial<DocumentRecord>): void {
    const record = this.#tables.documents.get(id);
    if (record === undefined) throw new AppError('document_not_found', `no document ${id}`);
    this.#tables.documents.set(id, { ...record, ...change });
  }
}
