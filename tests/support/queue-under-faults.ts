/** A commit queue over a log in memory that breaks on command, and what it tells. */
import type { DocumentId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS, type Limits } from '../../lib/core/limits.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import { MemoryDocuments } from '../../server/adapters/memory/documents.ts';
import { MemoryUpdateLog } from '../../server/adapters/memory/update-log.ts';
import { Meter } from '../../server/meter.ts';
import type { Log, LogEntry, LogFacts } from '../../server/ports.ts';
import { CommitQueue } from '../../server/room/commit-queue.ts';
import { FaultyUpdateLog } from './faulty-update-log.ts';
import { HandClock } from './hand-clock.ts';
import { silentLog } from './silent-log.ts';
import { aRecord } from './store-records.ts';

export class QueueUnderFaults {
  readonly clock = new HandClock();
  readonly log: FaultyUpdateLog;
  readonly meter = new Meter();
  readonly queue: CommitQueue;
  /** `a 3`: document a is stored up to seq 3. */
  readonly stored: string[] = [];
  readonly logged: { readonly event: string; readonly facts: LogFacts | undefined }[] = [];
  readonly #documents: MemoryDocuments;
  readonly #seqs = new Map<DocumentId, number>();
  readonly #toldSeqs = new Map<DocumentId, number>();

  constructor(limits: Partial<Limits> = {}) {
    const tables = new MemoryTables();
    this.#documents = new MemoryDocuments(tables);
    this.log = new FaultyUpdateLog(new MemoryUpdateLog(tables));
    const note = (event: string, facts?: LogFacts) => void this.logged.push({ event, facts });
    const logger: Log = { ...silentLog, info: note, error: note };
    const all = { ...DEFAULT_LIMITS, ...limits };
    const ports = { log: this.log, clock: this.clock, limits: all, logger, meter: this.meter };
    this.queue = new CommitQueue(ports, {
      stored: (documentId, upToSeq) => {
        this.stored.push(`${documentId} ${upToSeq}`);
        this.#toldSeqs.set(documentId, upToSeq);
      },
      failed: (documentId, code) => this.stored.push(`${documentId} ${code}`),
      failing: () => undefined,
      full: () => undefined,
    });
  }

  async make(name: string): Promise<DocumentId> {
    const id = name as DocumentId;
    await this.#documents.create(aRecord({ id }));
    return id;
  }

  /** The document's next entry. */
  write(documentId: DocumentId, byteLength = 8): LogEntry {
    const seq = this.seqOf(documentId) + 1;
    this.#seqs.set(documentId, seq);
    const update = new Uint8Array(byteLength).fill(seq);
    const atMs = this.clock.nowMs();
    const entry = { documentId, seq, update, author: null, atMs, claims: [] };
    this.queue.enqueue(entry);
    return entry;
  }

  /** Last seq written. */
  seqOf(documentId: DocumentId): number {
    return this.#seqs.get(documentId) ?? 0;
  }

  /** Last seq announced as stored. */
  toldSeqOf(documentId: DocumentId): number {
    return this.#toldSeqs.get(documentId) ?? 0;
  }

  /** Everything that needs no time happens. */
  async turns(): Promise<void> {
    for (let n = 0; n < 60; n++) await Promise.resolve();
  }

  async pass(ms: number): Promise<void> {
    await this.turns();
    this.clock.pass(ms);
    await this.turns();
  }
}
