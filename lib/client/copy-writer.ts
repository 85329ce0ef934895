/**
 * Writes to the local copy in the order things happened, one transaction at a time, for which what
 * happens gathers. What the browser would not write stays in line and is tried again.
 */
import { CopyIsNewerError } from './local-copies.ts';
import type { LocalCopy, NewRow, RowKey } from './local-copies.ts';
import type { Seq } from '../core/ids.ts';
import type { Clock } from '../std/clock.ts';

export const KEEP_RETRY_MS = 5_000;
/**
 * So long changes gather before they are written. After the frame that shows a key, and after the
 * time in which a server mostly has it: what it has need not be synced to this device's disk.
 */
export const GATHER_MS = 100;
/** Beyond this many waiting bytes the browser is not asked again; what it has stays sound. */
const WAITING_BYTES_MAX = 64 * 1024 * 1024;
/** The copy is merged after so many rows. */
const COMPACT_ROWS = 2_000;

interface WaitingRow {
  readonly update: Uint8Array;
  /** null: came from the server. */
  readonly changeId: number | null;
}

export interface CopyWriterOptions {
  readonly clock: Clock;
  /** This browser keeps nothing. */
  readonly isOff: boolean;
  /** What is written now is on its way to the server at once. */
  readonly isLinked: () => boolean;
  /** The server has not got this change yet. */
  readonly isUnsent: (changeId: number) => boolean;
  readonly kept: (changeId: number, rowKey: RowKey) => void;
  readonly changed: () => void;
  readonly isNewer: () => void;
}

export class CopyWriter {
  readonly #options: CopyWriterOptions;
  #copy: LocalCopy | null = null;
  #rows: WaitingRow[] = [];
  #waitingBytes = 0;
  #since: Seq | null = null;
  #stored: RowKey[] = [];
  #rowsSinceCompaction = 0;
  #running: Promise<void> | null = null;
  #state: 'well' | 'failing' | 'off';
  #cancelGather: (() => void) | null = null;
  #cancelRetry = () => {};

  constructor(options: CopyWriterOptions) {
    this.#options = options;
    this.#state = options.isOff ? 'off' : 'well';
  }

  get hasFailed(): boolean {
    return this.#state !== 'well';
  }

  /** Until then everything waits in line. */
  attach(copy: LocalCopy): void {
    if (this.#state === 'off') return;
    this.#copy = copy;
    this.#run();
  }

  write(row: WaitingRow): void {
    if (this.#state === 'off') return;
    this.#rows.push(row);
    this.#waitingBytes += row.update.length;
    if (this.#waitingBytes > WAITING_BYTES_MAX) this.turnOff();
    else this.#gather();
  }

  /** Every update up to `seq` was written before this call. */
  reach(seq: Seq): void {
    this.#since = Math.max(seq, this.#since ?? 0);
    this.#gather();
  }

  markStored(keys: readonly RowKey[]): void {
    this.#stored.push(...keys);
    this.#gather();
  }

  /** This browser keeps nothing more. */
  turnOff(): void {
    this.#state = 'off';
    this.#rows = [];
    this.#stored = [];
    this.#waitingBytes = 0;
    this.#cancelRetry();
    this.#options.changed();
  }

  /** Writes what has gathered. Resolves when nothing is being written any more. */
  async idle(): Promise<void> {
    for (this.#run(); this.#running !== null; this.#run()) await this.#running;
  }

  #gather(): void {
    if (!this.#isAnyWaiting()) return;
    const { clock, isLinked } = this.#options;
    if (isLinked()) this.#cancelGather ??= clock.after(GATHER_MS, () => this.#run());
    else this.#run();
  }

  #isAnyWaiting(): boolean {
    return this.#rows.length > 0 || this.#since !== null || this.#stored.length > 0;
  }

  #run(): void {
    this.#cancelGather?.();
    this.#cancelGather = null;
    if (this.#running !== null || this.#copy === null || this.#state !== 'well') return;
    if (!this.#isAnyWaiting()) return;
    this.#running = this.#writeAll(this.#copy).then(() => {
      this.#running = null;
      this.#gather();
    });
  }

  /** Never rejects: what fails becomes a state that the page shows. */
  async #writeAll(copy: LocalCopy): Promise<void> {
    try {
      // One turn later, so that all that happens in this one shares a transaction.
      await Promise.resolve();
      await this.#appendAll(copy);
      const stored = [...this.#stored];
      if (stored.length > 0) {
        await copy.markStored(stored);
        this.#stored = this.#stored.slice(stored.length);
      }
      if (this.#rowsSinceCompaction >= COMPACT_ROWS) {
        await copy.compact();
        this.#rowsSinceCompaction = 0;
      }
    } catch (error) {
      this.#failed(error);
    }
  }

  async #appendAll(copy: LocalCopy): Promise<void> {
    const { isUnsent, kept, changed } = this.#options;
    // A copy: what is written meanwhile joins the line, and must not be taken out of it with these.
    const rows = [...this.#rows];
    const since = this.#since;
    if (rows.length === 0 && since === null) return;
    const newRows = rows.map(({ update, changeId }): NewRow => ({
      update,
      isUnsent: changeId !== null && isUnsent(changeId),
    }));
    const keys = await copy.append(newRows, since);
    if (this.#state === 'off') return;
    this.#rows = this.#rows.slice(rows.length);
    this.#since = this.#since === since ? null : this.#since;
    this.#rowsSinceCompaction += rows.length;
    rows.forEach(({ update, changeId }, at) => {
      const key = keys[at];
      this.#waitingBytes -= update.length;
      if (changeId === null || key === undefined) return;
      if (isUnsent(changeId)) kept(changeId, key);
      else if (newRows[at]?.isUnsent === true) this.#stored.push(key);
    });
    changed();
  }

  #failed(error: unknown): void {
    if (this.#state === 'off') return;
    if (error instanceof CopyIsNewerError) {
      this.turnOff();
      this.#options.isNewer();
      return;
    }
    this.#state = 'failing';
    this.#options.changed();
    this.#cancelRetry = this.#options.clock.after(KEEP_RETRY_MS, () => {
      if (this.#state === 'failing') this.#state = 'well';
      this.#run();
    });
  }
}
