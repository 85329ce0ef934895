/** A log that breaks on command, the way disks do. */
import { AppError } from '../../lib/core/faults.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { LogEntry, StoredContent, UpdateLog } from '../../server/ports.ts';

type Fault =
  /** Nothing is stored. */
  | { readonly is: 'fail' }
  /** All is stored, and the caller is told otherwise. */
  | { readonly is: 'lose-answer' }
  /** Nothing is stored until released. */
  | { readonly is: 'stall'; readonly released: Promise<void> };

export class FaultyUpdateLog implements UpdateLog {
  readonly #sound: UpdateLog;
  #faults: Fault[] = [];
  #appendsLeft = Number.POSITIVE_INFINITY;
  #release: (() => void)[] = [];
  readonly #broken = new Set<DocumentId>();
  /** Batches that the log beneath has stored, in order. */
  readonly stored: (readonly LogEntry[])[] = [];

  constructor(sound: UpdateLog) {
    this.#sound = sound;
  }

  /** The next `times` appends store nothing and reject. */
  failNext(times = 1): void {
    for (let n = 0; n < times; n++) this.#faults.push({ is: 'fail' });
  }

  /** The next `times` appends store everything and reject: the result is unknown. */
  loseNextAnswer(times = 1): void {
    for (let n = 0; n < times; n++) this.#faults.push({ is: 'lose-answer' });
  }

  /** The next append waits for `release`. */
  stallNext(): void {
    const released = new Promise<void>((resolve) => this.#release.push(resolve));
    this.#faults.push({ is: 'stall', released });
  }

  release(): void {
    for (const resolve of this.#release.splice(0)) resolve();
  }

  /** After `appends` more, every append fails until `heal`. */
  stopAfter(appends: number): void {
    this.#appendsLeft = appends;
  }

  /** Every append with an entry of this document stores nothing, until `heal`. */
  breakDocument(documentId: DocumentId): void {
    this.#broken.add(documentId);
  }

  heal(): void {
    this.#broken.clear();
    this.#appendsLeft = Number.POSITIVE_INFINITY;
    this.#faults = [];
    this.release();
  }

  async append(batch: readonly LogEntry[]): Promise<void> {
    const fault = this.#faults.shift();
    if (fault?.is === 'stall') await fault.released;
    const isBroken = batch.some(({ documentId }) => this.#broken.has(documentId));
    if (fault?.is === 'fail' || this.#appendsLeft <= 0 || isBroken) {
      throw new AppError('storage_unavailable', 'the disk is full');
    }
    this.#appendsLeft--;
    await this.#sound.append(batch);
    this.stored.push(batch);
    if (fault?.is === 'lose-answer') {
      throw new AppError('storage_unavailable', 'unknown result: the answer was lost');
    }
  }

  load(documentId: DocumentId): Promise<StoredContent> {
    return this.#sound.load(documentId);
  }
}
