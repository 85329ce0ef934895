/** The log without a disk, for tests: as strict as the durable one, and it survives nothing. */
import { AppError } from '../../../lib/core/faults.ts';
import type { ClientId, DocumentId, PersonId, Seq } from '../../../lib/core/ids.ts';
import { encodeRows } from '../../../lib/history/rows.ts';
import { equalBytes } from '../../../lib/std/bytes.ts';
import type {
  Compaction,
  History,
  HistoryPage,
  LogEntry,
  LogHead,
  StoredContent,
  UpdateLog,
} from '../../ports.ts';
import type { MemoryTables } from './tables.ts';

const PAGE_ROWS = 2_000;

export class MemoryUpdateLog implements UpdateLog, History {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async append(batch: readonly LogEntry[]): Promise<void> {
    // All or nothing: the grown logs take the place of the old ones only once all have passed.
    const grown = new Map<DocumentId, Uint8Array[]>();
    const fresh: LogEntry[] = [];
    for (const entry of batch) {
      const rows = grown.get(entry.documentId) ?? [...this.#updatesOf(entry.documentId)];
      grown.set(entry.documentId, rows);
      const stored = rows[entry.seq - 1];
      if (stored === undefined) {
        if (entry.seq !== rows.length + 1) throw gap(entry, rows.length);
        rows.push(entry.update.slice());
        fresh.push(entry);
      } else if (entry.seq > this.#baseOf(entry.documentId) && !equalBytes(stored, entry.update)) {
        throw conflict(entry);
      }
    }
    for (const [documentId, rows] of grown) this.#tables.logs.set(documentId, rows);
    for (const { documentId, author, atMs } of fresh) {
      const writers = this.#tables.writers.get(documentId) ?? [];
      this.#tables.writers.set(documentId, writers);
      writers.push({ author, atMs: Math.trunc(atMs) });
    }
    for (const entry of batch) this.#claim(entry);
  }

  async load(documentId: DocumentId): Promise<StoredContent> {
    const base = this.#baseOf(documentId);
    const owners = this.#tables.owners.get(documentId) ?? new Map<ClientId, PersonId | null>();
    const now = [...owners].map(([id, owner]) => [id, this.#tables.personNow(owner)] as const);
    return {
      snapshot: this.#tables.snapshots.get(documentId) ?? null,
      tail: this.#updatesOf(documentId)
        .slice(base)
        .map((update, at) => ({ seq: base + at + 1, update })),
      owners: new Map(now),
      damagedAtSeq: null,
    };
  }

  async lastSeq(documentId: DocumentId): Promise<Seq> {
    return this.#updatesOf(documentId).length;
  }

  async head(documentId: DocumentId): Promise<LogHead> {
    return {
      lastSeq: this.#updatesOf(documentId).length,
      baseSeq: this.#baseOf(documentId),
      snapshot: this.#tables.snapshots.get(documentId) ?? null,
    };
  }

  async rows(documentId: DocumentId, fromSeq: Seq, toSeq: Seq): Promise<HistoryPage> {
    const updates = this.#updatesOf(documentId);
    const writers = this.#tables.writers.get(documentId) ?? [];
    const base = this.#baseOf(documentId);
    const kept = this.#tables.segments.get(documentId)?.[0]?.fromSeq ?? base + 1;
    const from = Math.max(1, fromSeq, kept);
    const page = updates
      .slice(from - 1, Math.min(toSeq, from - 1 + PAGE_ROWS))
      .map((update, at) => ({
        seq: from + at,
        author: null,
        atMs: 0,
        ...writers[from - 1 + at],
        update,
      }));
    const next = from + page.length;
    return {
      rows: encodeRows(page),
      nextSeq: page.length > 0 && next <= Math.min(toSeq, updates.length) ? next : null,
    };
  }

  async compact(documentId: DocumentId, compaction: Compaction): Promise<boolean> {
    this.#updatesOf(documentId);
    if (this.#baseOf(documentId) !== compaction.baseSeq) return false;
    const segments = this.#tables.segments.get(documentId) ?? [];
    this.#tables.segments.set(documentId, [...segments, ...compaction.segments]);
    this.#tables.snapshots.set(documentId, compaction.snapshot);
    return true;
  }

  async forget(beforeMs: number): Promise<{ readonly segments: number; readonly bytes: number }> {
    const removed = { segments: 0, bytes: 0 };
    for (const [documentId, segments] of this.#tables.segments) {
      const isYoung = segments.findIndex(({ toMs }) => toMs >= beforeMs);
      const old = segments.slice(0, isYoung === -1 ? segments.length : isYoung);
      this.#tables.segments.set(documentId, segments.slice(old.length));
      removed.segments += old.length;
      for (const { bytes } of old) removed.bytes += bytes.length;
    }
    return removed;
  }

  #baseOf(documentId: DocumentId): Seq {
    return this.#tables.snapshots.get(documentId)?.upToSeq ?? 0;
  }

  /** Also those that a snapshot covers: memory saves nobody's disk. */
  #updatesOf(documentId: DocumentId): readonly Uint8Array[] {
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
