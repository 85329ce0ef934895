/**
 * Counts what happens, for whoever watches the server. Plain numbers that only grow: counting
 * costs next to nothing, and whatever can be looked up is looked up when somebody asks.
 */
import type { FaultCode } from '../lib/core/faults.ts';
import type { RefusalCode } from '../lib/protocol/frames.ts';

const COMMIT_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];
const COMPACTION_MS = [10, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000];

export class Meter {
  storedUpdates = 0;
  storedBytes = 0;
  failedCommits = 0;
  /** Of those that succeeded, from the call to the answer. */
  readonly commits = new Histogram(COMMIT_MS);
  /** From reading the log to the stored snapshot. */
  readonly compactions = new Histogram(COMPACTION_MS);
  readonly refusedFrames = new Counts<RefusalCode>();
  readonly refusedConnections = new Counts<FaultCode>();
  /** By this end, after they had been let in. */
  readonly endedConnections = new Counts<FaultCode>();
}

/** Counts by code: a short list, whatever strangers send. */
export class Counts<Code extends RefusalCode> {
  readonly #counts = new Map<Code, number>();

  add(code: Code): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
  }

  all(): Iterable<readonly [Code, number]> {
    return this.#counts;
  }
}

export class Histogram {
  /** Upper bounds in ms, ascending; what is above the last one counts in `count` only. */
  readonly bounds: readonly number[];
  readonly #buckets: number[];
  count = 0;
  sumMs = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.#buckets = bounds.map(() => 0);
  }

  add(ms: number): void {
    this.count += 1;
    this.sumMs += ms;
    const at = this.bounds.findIndex((bound) => ms <= bound);
    if (at !== -1) this.#buckets[at] = (this.#buckets[at] ?? 0) + 1;
  }

  /** How many were at most as long as each bound. */
  cumulative(): number[] {
    let sum = 0;
    return this.#buckets.map((count) => (sum += count));
  }
}
