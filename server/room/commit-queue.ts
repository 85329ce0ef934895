/**
 * Group commit: everything that waits, of all documents, goes into one append; while it commits,
 * the next batch gathers. An idle log commits at the end of the turn; only where updates pour in is
 * a full batch waited for (`GatherPace`). What failed is tried again for ever, since part of it may
 * be stored: first all of it together, later document by document, so that one bad document does
 * not hold up the others.
 */
import { AppError } from '../../lib/core/faults.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { DocumentId, Seq } from '../../lib/core/ids.ts';
import type { LogEntry } from '../ports.ts';
import type { CommitFigures, CommitListener, CommitPorts } from './commit-ports.ts';
import { CommitPressure } from './commit-pressure.ts';
import { GatherPace } from './gather-pace.ts';
import { StorageHealth } from './storage-health.ts';
import { type Trouble, Troubled, bytesOf, isPassing } from './troubled.ts';

/** Tries together before documents are tried by themselves. */
const TOGETHER_TRIES = 3;
/** Documents tried by themselves in a row, all in vain: then it is the storage. */
const VAIN_TRIES_MAX = 4;

export class CommitQueue {
  readonly #ports: CommitPorts;
  readonly #listener: CommitListener;
  #gathering: LogEntry[] = [];
  /** Under way, or of the batch under way and not settled yet. */
  #committing: readonly LogEntry[] = [];
  readonly #troubled = new Troubled();
  readonly #pressure: CommitPressure;
  readonly #health: StorageHealth;
  readonly #pace: GatherPace;
  /** Ends the wait for a batch that is worth a commit; null: none is waited for. */
  #whenGathered: (() => void) | null = null;
  readonly #waiters = new Set<() => void>();
  #isCommitting = false;
  #isScheduled = false;
  #attempt = 0;
  #isRetryDue = false;
  /** The storage did something else while it was in doubt. */
  #hasAnswered = false;
  #cancelRetry: (() => void) | null = null;

  constructor(ports: CommitPorts, listener: CommitListener) {
    this.#ports = ports;
    this.#listener = listener;
    this.#pace = new GatherPace(ports.limits, ports.clock.steadyMs());
    this.#health = new StorageHealth(ports, () => listener.failing(null));
    this.#pressure = new CommitPressure(ports, this.#troubled, (id) => listener.full(id));
  }

  enqueue(entry: LogEntry): void {
    if (this.#troubled.takes(entry)) {
      this.#pressure.noteOf(entry.documentId);
    } else {
      this.#gathering.push(entry);
      this.#schedule();
      if (this.#pace.isWorth(this.#gathering.length)) this.#whenGathered?.();
    }
    this.#pressure.add(entry.update.length);
  }

  /** The storage as a whole. */
  get isFailing(): boolean {
    return this.#health.isFailing;
  }

  isFailingFor(documentId: DocumentId): boolean {
    return this.isFailing || this.#troubled.get(documentId)?.isAlone === true;
  }

  /** Does more wait than memory should hold? */
  isFullFor(documentId: DocumentId): boolean {
    return this.#pressure.isFullFor(documentId);
  }

  /** Resolves once no entry of the document is on its way any more, stored or refused. */
  async whenThrough(documentId: DocumentId): Promise<void> {
    const isItsOwn = (entry: LogEntry): boolean => entry.documentId === documentId;
    while (
      this.#troubled.get(documentId) !== undefined ||
      this.#gathering.some(isItsOwn) ||
      this.#committing.some(isItsOwn)
    ) {
      await new Promise<void>((resolve) => this.#waiters.add(resolve));
    }
  }

  figures(): CommitFigures {
    const oldest = [this.#committing[0], this.#gathering[0], ...this.#troubled.firsts()];
    const atMs = Math.min(...oldest.flatMap((entry) => entry?.atMs ?? []));
    return {
      isFailing: this.isFailing,
      failingDocuments: this.#troubled.aloneCount,
      unstoredBytes: this.#pressure.bytes,
      oldestMs: Math.max(0, this.#ports.clock.nowMs() - atMs),
    };
  }

  #schedule(): void {
    if (this.#isCommitting || this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#isCommitting) return;
    this.#isCommitting = true;
    while (this.#isRetryDue || this.#gathering.length > 0) {
      if (this.#isRetryDue) {
        await this.#retry();
      } else {
        const batch = this.#gathering;
        this.#gathering = [];
        this.#committing = batch;
        await this.#commit(batch);
        this.#committing = [];
        this.#pace.note(batch.length, this.#ports.clock.steadyMs());
      }
      for (const resolve of this.#waiters) resolve();
      this.#waiters.clear();
      await this.#gather();
    }
    this.#isCommitting = false;
  }

  async #gather(): Promise<void> {
    const waitMs = this.#isRetryDue ? 0 : this.#pace.waitMs(this.#gathering.length);
    if (waitMs === 0) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#ports.clock.after(waitMs, resolve);
      this.#whenGathered = () => {
        cancel();
        resolve();
      };
    });
    this.#whenGathered = null;
  }

  async #commit(batch: readonly LogEntry[]): Promise<void> {
    const code = await this.#append(batch);
    if (code !== null && isPassing(code)) return this.#setAside(batch);
    this.#noteAnswer();
    if (code === null) return this.#announce(batch);
    // One document's refusal must not hold up the others of the batch.
    const byDocument = Map.groupBy(batch, ({ documentId }) => documentId);
    for (const [documentId, entries] of byDocument) {
      if (byDocument.size === 1) this.#drop(documentId, entries, code);
      else await this.#commit(entries);
    }
  }

  /** @returns why nothing may have been stored; null: all of it is. */
  async #append(batch: readonly LogEntry[]): Promise<FaultCode | null> {
    const cancelStallAlarm = this.#ports.clock.after(this.#ports.limits.commitStallMs, () => {
      this.#health.isStalled = true;
      this.#health.note(this.#troubled.isShared);
    });
    const startMs = this.#ports.clock.steadyMs();
    try {
      await this.#ports.log.append(batch);
      this.#ports.meter.commits.add(this.#ports.clock.steadyMs() - startMs);
      return null;
    } catch (err) {
      this.#ports.meter.failedCommits += 1;
      const code = err instanceof AppError ? err.code : 'internal';
      const facts = { attempt: this.#attempt, entries: batch.length, code };
      // A failing disk says the same each time; where a bug is, only its stack tells.
      const cause = code === 'internal' ? { err } : { why: String(err) };
      this.#ports.logger.error('commit.failed', { ...facts, ...cause });
      return code;
    } finally {
      cancelStallAlarm();
      this.#health.isStalled = false;
    }
  }

  #setAside(batch: readonly LogEntry[]): void {
    if (!this.#troubled.isShared) this.#attempt = 0;
    const byDocument = Map.groupBy(batch, ({ documentId }) => documentId);
    const later = Map.groupBy(this.#gathering, ({ documentId }) => documentId);
    this.#gathering = this.#gathering.filter(({ documentId }) => !byDocument.has(documentId));
    for (const [documentId, failed] of byDocument) {
      this.#troubled.add(failed, later.get(documentId) ?? [], this.#ports.clock.steadyMs());
    }
    this.#health.note(this.#troubled.isShared);
    if (this.#attempt === 0 || this.#cancelRetry === null) this.#backOff();
  }

  async #retry(): Promise<void> {
    const hasAnswered = this.#hasAnswered;
    this.#isRetryDue = false;
    this.#hasAnswered = false;
    this.#attempt += 1;
    const all = this.#troubled.all();
    const code = await this.#append(all.flatMap(({ failed }) => failed));
    if (code === null) this.#recovered(all);
    else if (!isPassing(code)) await this.#tryApart(all, true);
    else if (hasAnswered || this.#attempt >= TOGETHER_TRIES) await this.#tryApart(all, hasAnswered);
    this.#health.note(this.#troubled.isShared);
    if (this.#troubled.size > 0) this.#backOff();
  }

  /**
   * Finds out which documents cannot be stored, be it for now or for good. With the storage gone,
   * a few tries say so.
   * @param hasAnswered  something else was stored or refused lately: the storage is there
   */
  async #tryApart(all: readonly Trouble[], hasAnswered: boolean): Promise<void> {
    let isAnswering = false;
    const inVain: DocumentId[] = [];
    for (const trouble of all) {
      const { documentId, failed } = trouble;
      if (!isAnswering && inVain.length >= VAIN_TRIES_MAX) break;
      const code = await this.#append(failed);
      if (code !== null && isPassing(code)) {
        this.#troubled.putLast(documentId);
        inVain.push(documentId);
      } else {
        isAnswering = true;
        if (code === null) this.#recovered([trouble]);
        else this.#refused(documentId, code);
      }
    }
    if (isAnswering || hasAnswered) for (const documentId of inVain) this.#setAlone(documentId);
  }

  /** Others are troubled by something that has passed, or by themselves: now it can be told. */
  #noteAnswer(): void {
    this.#health.note(this.#troubled.isShared);
    if (!this.#troubled.isShared) return;
    this.#hasAnswered = true;
    this.#isRetryDue = true;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  #setAlone(documentId: DocumentId): void {
    if (!this.#troubled.setAlone(documentId)) return;
    this.#ports.logger.error('document.storage-failed', { documentId });
    this.#listener.failing(documentId);
    this.#pressure.note();
    this.#pressure.noteOf(documentId);
  }

  /** What failed is stored, and what came later follows. */
  #recovered(troubles: readonly Trouble[]): void {
    const over = troubles.flatMap(({ documentId }) => this.#troubled.remove(documentId) ?? []);
    this.#gathering = [...this.#gathering, ...over.flatMap(({ later }) => later)];
    this.#health.note(this.#troubled.isShared);
    for (const { documentId, isAlone, sinceMs } of over) {
      if (!isAlone) continue;
      const ms = Math.round(this.#ports.clock.steadyMs() - sinceMs);
      this.#ports.logger.info('document.storage-recovered', { documentId, ms });
      this.#pressure.noteOf(documentId);
      this.#listener.failing(documentId);
    }
    this.#announce(over.flatMap(({ failed }) => failed));
  }

  #refused(documentId: DocumentId, code: FaultCode): void {
    const trouble = this.#troubled.remove(documentId);
    if (trouble === undefined) return;
    this.#pressure.noteOf(documentId);
    this.#drop(documentId, [...trouble.failed, ...trouble.later], code);
  }

  #drop(documentId: DocumentId, entries: readonly LogEntry[], code: FaultCode): void {
    const orphaned = this.#gathering.filter((entry) => entry.documentId === documentId);
    this.#gathering = this.#gathering.filter((entry) => entry.documentId !== documentId);
    this.#pressure.add(-bytesOf(entries) - bytesOf(orphaned));
    this.#listener.failed(documentId, code);
  }

  #announce(batch: readonly LogEntry[]): void {
    const byteLength = bytesOf(batch);
    this.#pressure.add(-byteLength);
    this.#ports.meter.storedUpdates += batch.length;
    this.#ports.meter.storedBytes += byteLength;
    const upTo = new Map<DocumentId, Seq>();
    for (const { documentId, seq } of batch) upTo.set(documentId, seq);
    for (const [documentId, seq] of upTo) this.#listener.stored(documentId, seq);
  }

  #backOff(): void {
    const { commitRetryMs, commitRetryMsMax } = this.#ports.limits;
    const waitMs = Math.min(commitRetryMsMax, commitRetryMs * 2 ** Math.min(this.#attempt, 16));
    this.#cancelRetry?.();
    this.#cancelRetry = this.#ports.clock.after(waitMs, () => {
      this.#cancelRetry = null;
      this.#isRetryDue = true;
      this.#schedule();
    });
  }
}
