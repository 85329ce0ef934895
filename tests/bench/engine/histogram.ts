/** Latencies by the hundred thousand: counts in buckets that are 2 % wide, so nothing is kept but counts. */

/** A bucket's upper edge is this much above its lower one. */
const STEP = 1.02;
/** Everything up to this falls into the first bucket. */
const LEAST_MS = 0.01;
const BUCKETS = 1_000;

export class Histogram {
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;
  #maxMs = 0;

  add(ms: number): void {
    const at = ms <= LEAST_MS ? 0 : Math.ceil(Math.log(ms / LEAST_MS) / Math.log(STEP));
    const bucket = Math.min(at, BUCKETS - 1);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total += 1;
    if (ms > this.#maxMs) this.#maxMs = ms;
  }

  get count(): number {
    return this.#total;
  }

  get maxMs(): number {
    return this.#maxMs;
  }

  /** Nearest rank; at most 2 % above the true value. NaN when empty. @param share 0 to 1 */
  percentileMs(share: number): number {
    if (this.#total === 0) return Number.NaN;
    const rank = Math.max(1, Math.ceil(this.#total * share));
    let seen = 0;
    for (let at = 0; at < BUCKETS; at += 1) {
      seen += this.#counts[at] ?? 0;
      if (seen >= rank) return Math.min(LEAST_MS * STEP ** at, this.#maxMs);
    }
    return this.#maxMs;
  }
}
