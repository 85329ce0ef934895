/**
 * Group commit: everything that waits, of all documents, goes into one append; while it commits,
 * the next batch gathers. No timer and no send window: an idle log commits at the end of the
 * turn. A batch that failed is tried again as it was, for ever, since part of it may be stored.
 */
import type { Clock } from '../../lib/std/clock.ts';
import { AppError, FAULTS } from '../../lib/core/faults.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { DocumentId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Log, LogEntry, UpdateLog } from '../ports.ts';

/** What the queue tells the rooms. */
export interface CommitListener {
  stored(documentId: DocumentId, upToSeq: Seq): void;
  /** The log refuses this document for good; its entries are dropped. */
  failed(documentId: DocumentId, code: FaultCode): void;
  /** Storage stopped answering, or answers again. */
  failing(isFailing: boolean): void;
  /** More, or no more, waits than memory should hold. */
  full(isFull: boolean): void;
}

export class CommitQueue {
  readonly #log: UpdateLog;
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #logger: Log;
  readonly #listener: CommitListener;
  #gathering: LogEntry[] = [];
  /** Under way, or of the batch under way and not settled yet. */
  #committing: readonly LogEntry[] = [];
  readonly #waiters = new Set<() => void>();
  #isCommitting = false;
  #isScheduled = false;
  #isFailing = false;
  #isFull = false;
  #waitingBytes = 0;

  constructor(log: UpdateLog, clock: Clock, limits: Limits, logger: Log, listener: CommitListener) {
    this.#log = log;
    this.#clock = clock;
    this.#limits = limits;
    this.#logger = logger;
    this.#listener = listener;
  }

  enqueue(entry: LogEntry): void {
    this.#gathering.push(entry);
    this.#waitingBytes += entry.update.length;
    this.#noteFullness();
    if (this.#isCommitting || this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      void this.#run();
    });
  }

  get isFailing(): boolean {
    return this.#isFailing;
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  /** Resolves once no entry of the document is on its way any more, stored or refused. */
  async whenThrough(documentId: DocumentId): Promise<void> {
    const isItsOwn = (entry: LogEntry): boolean => entry.documentId === documentId;
    while (this.#gathering.some(isItsOwn) || this.#committing.some(isItsOwn)) {
      await new Promise<void>((resolve) => this.#waiters.add(resolve));
    }
  }

  async #run(): Promise<void> {
    if (this.#isCommitting) return;
    this.#isCommitting = true;
    while (this.#gathering.length > 0) {
      const batch = this.#gathering;
      this.#gathering = [];
      this.#committing = batch;
      await this.#commit(batch);
      this.#committing = [];
      for (const resolve of this.#waiters) resolve();
      this.#waiters.clear();
    }
    this.#isCommitting = false;
  }

  async #commit(batch: readonly LogEntry[]): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const code = await this.#append(batch, attempt);
      if (code === null) return this.#announce(batch);
      if (!isPassing(code)) return this.#isolate(batch, code);
      await this.#backOff(attempt);
    }
  }

  /** @returns why nothing may have been stored; null: all of it is. */
  async #append(batch: readonly LogEntry[], attempt: number): Promise<FaultCode | null> {
    const cancelStallAlarm = this.#clock.after(this.#limits.commitStallMs, () => {
      this.#setFailing(true);
    });
    let code: FaultCode | null = null;
    try {
      await this.#log.append(batch);
    } catch (err) {
      code = err instanceof AppError ? err.code : 'internal';
      this.#logger.error('commit.failed', { attempt, entries: batch.length, code, err });
    }
    cancelStallAlarm();
    // A refusal for good is an answer, too.
    this.#setFailing(code !== null && isPassing(code));
    return code;
  }

  /** One document's refusal must not hold up the others of the batch. */
  async #isolate(batch: readonly LogEntry[], code: FaultCode): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    const byDocument = Map.groupBy(batch, (entry) => entry.documentId);
    if (byDocument.size > 1) {
      for (const entries of byDocument.values()) await this.#commit(entries);
      return;
    }
    const { documentId } = first;
    const orphaned = this.#gathering.filter((entry) => entry.documentId === documentId);
    this.#gathering = this.#gathering.filter((entry) => entry.documentId !== documentId);
    this.#release([...batch, ...orphaned]);
    this.#listener.failed(documentId, code);
  }

  #announce(batch: readonly LogEntry[]): void {
    this.#release(batch);
    const upTo = new Map<DocumentId, Seq>();
    for (const { documentId, seq } of batch) upTo.set(documentId, seq);
    for (const [documentId, seq] of upTo) this.#listener.stored(documentId, seq);
  }

  #release(entries: readonly LogEntry[]): void {
    for (const { update } of entries) this.#waitingBytes -= update.length;
    this.#noteFullness();
  }

  /** Half empty before it counts as no longer full, so that sockets do not flutter. */
  #noteFullness(): void {
    const max = this.#limits.commitQueueBytesMax;
    const isFull = this.#waitingBytes > (this.#isFull ? max / 2 : max);
    if (isFull === this.#isFull) return;
    this.#isFull = isFull;
    this.#listener.full(isFull);
  }

  #setFailing(isFailing: boolean): void {
    if (isFailing === this.#isFailing) return;
    this.#isFailing = isFailing;
    this.#listener.failing(isFailing);
  }

  async #backOff(attempt: number): Promise<void> {
    const { commitRetryMs, commitRetryMsMax } = this.#limits;
    const waitMs = Math.min(commitRetryMsMax, commitRetryMs * 2 ** Math.min(attempt, 16));
    await new Promise<void>((resume) => this.#clock.after(waitMs, resume));
  }
}

/** May the very same batch be stored later? */
function isPassing(code: FaultCode): boolean {
  return FAULTS[code].retry && code !== 'internal';
}
