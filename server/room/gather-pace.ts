/**
 * Whether the next batch should wait until it is worth a commit. A commit costs a thread switch
 * each way and an fsync, however little is in it: appended to 500 documents in turn, an update in a
 * batch of 80 takes 0.8 times the database's CPU time of one in a batch of 40; twice as many again
 * gain next to nothing more. At less than 2,000 a second nothing waits.
 */
import type { Limits } from '../../lib/core/limits.ts';

/** A batch that will be this full in the longest wait is waited for. */
const WORTH_SHARE = 1 / 2;
/** The rate is that of about the last so many milliseconds. */
const MEMORY_MS = 100;

export class GatherPace {
  readonly #limits: Pick<Limits, 'gatherMsMax' | 'gatherUpdates'>;
  #perMs = 0;
  #uncounted = 0;
  #lastMs: number;

  constructor(limits: Pick<Limits, 'gatherMsMax' | 'gatherUpdates'>, nowMs: number) {
    this.#limits = limits;
    this.#lastMs = nowMs;
  }

  /** So many updates came since the last call. */
  note(updateCount: number, nowMs: number): void {
    this.#uncounted += updateCount;
    const elapsedMs = nowMs - this.#lastMs;
    if (elapsedMs <= 0) return;
    const share = Math.min(1, elapsedMs / MEMORY_MS);
    this.#perMs += (this.#uncounted / elapsedMs - this.#perMs) * share;
    this.#uncounted = 0;
    this.#lastMs = nowMs;
  }

  isWorth(gatheredCount: number): boolean {
    return gatheredCount >= this.#limits.gatherUpdates;
  }

  /** How long to wait for the rest of a batch, at most; 0: go on at once. */
  waitMs(gatheredCount: number): number {
    const { gatherMsMax, gatherUpdates } = this.#limits;
    const isSlow = this.#perMs * gatherMsMax < gatherUpdates * WORTH_SHARE;
    if (isSlow || this.isWorth(gatheredCount)) return 0;
    return Math.min(gatherMsMax, (gatherUpdates - gatheredCount) / this.#perMs);
  }
}
