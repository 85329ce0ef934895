/** Who asks for which document, without a disk, for tests. */
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import type { AccessRequestRecord, AccessRequests, NewAccessRequest } from '../../asking-ports.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryAccessRequests implements AccessRequests {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async ask(request: NewAccessRequest, waitingMax: number): Promise<boolean> {
    const { documentId, personId } = request;
    if (!this.#tables.documents.has(documentId)) {
      throw new AppError('document_not_found', documentId);
    }
    const waiting = this.#waitingAt(documentId);
    if (!waiting.has(personId) && waiting.size >= waitingMax) return false;
    this.#tables.requests.set(documentId, new Map(waiting).set(personId, request));
    return true;
  }

  async ofDocument(documentId: DocumentId): Promise<readonly AccessRequestRecord[]> {
    return [...this.#waitingAt(documentId).values()]
      .toSorted((a, b) => a.atMs - b.atMs || (a.personId < b.personId ? -1 : 1))
      .map(({ personId, message, atMs }) => ({
        personId,
        message,
        atMs,
        profile: this.#tables.people.get(personId) ?? null,
        email: this.#emailOf(personId),
      }));
  }

  async count(documentIds: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, number>> {
    const counts = documentIds.map((id) => [id, this.#waitingAt(id).size] as const);
    return new Map(counts.filter(([, count]) => count > 0));
  }

  async remove(documentId: DocumentId, personId: PersonId): Promise<boolean> {
    return this.#tables.requests.get(documentId)?.delete(personId) ?? false;
  }

  #waitingAt(documentId: DocumentId): ReadonlyMap<PersonId, NewAccessRequest> {
    return this.#tables.requests.get(documentId) ?? new Map<PersonId, NewAccessRequest>();
  }

  #emailOf(personId: PersonId): string | null {
    const row = this.#tables.accounts.get('member')?.find(({ id }) => id === personId);
    return typeof row?.['email'] === 'string' ? row['email'] : null;
  }
}
