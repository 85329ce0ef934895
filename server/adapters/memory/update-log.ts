/** The log without a disk, for tests: as strict as the durable one, and it survives nothing. */
import { AppError } from '../../../lib/core/faults.ts';
import type { ClientId, DocumentId, PersonId } from '../../../lib/core/ids.ts';
import { equalBytes } from '../../../lib/std/bytes.ts';
import type { LogEntry, StoredContent, UpdateLog } from '../../ports.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryUpdateLog implements UpdateLog {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async append(batch: readonly LogEntry[]): Promise<void> {
    // All or nothing: the grown logs take the place of the old ones only once all have passed.
    const grown = new Map<DocumentId, Uint8Array[]>();
    for (const entry of batch) {
      const rows = grown.get(entry.documentId) ?? [...this.#rowsOf(entry.documentId)];
      grown.set(entry.documentId, rows);
      const stored = rows[entry.seq - 1];
      if (stored === undefined) {
        if (entry.seq !== rows.length + 1) throw gap(entry, rows.length);
        rows.push(entry.update.slice());
      } else if (!equalBytes(stored, entry.update)) {
        throw conflict(entry);
      }
    }
    for (const [documentId, rows] of grown) this.#tables.logs.set(documentId, rows);
    for (const entry of batch) this.#claim(entry);
  }

  async load(documentId: DocumentId): Promise<StoredContent> {
    const rows = this.#rowsOf(documentId);
    return {
      snapshot: null,
      tail: rows.map((update, at) => ({ seq: at + 1, update })),
      owners: new Map(this.#tables.owners.get(documentId)),
      damagedAtSeq: null,
    };
  }

  #rowsOf(documentId: DocumentId): readonly Uint8Array[] {
    if (!this.#tables.documents.has(documentId)) {
      throw new AppError('document_not_found', `no document ${documentId}`);
    }
    return this.#tables.logs.get(documentId) ?? [];
  }

  #claim(entry: LogEntry): void {
    const owners =
      this.#tables.owners.get(entry.documentId) ?? new Map<ClientId, PersonId | null>();
    this.#tables.owners.set(entry.documentId, owners);
    for (const clientId of entry.claims) {
      if (!owners.has(clientId)) owners.set(clientId, entry.author);
    }
  }
}

function gap(entry: LogEntry, lastSeq: number): AppError {
  return new AppError(
    'internal',
    `append of ${entry.documentId} leaves a gap: seq ${entry.seq} after ${lastSeq}`,
  );
}

function conflict(entry: LogEntry): AppError {
  return new AppError(
    'internal',
    `append of ${entry.documentId} seq ${entry.seq} differs from what is stored`,
  );
}
