/** Tells the operator of failures that are met again and again. */
import type { Log } from '../ports.ts';

/** The same failure is logged once in this time, however often it is met. */
const QUIET_MS = 10_000;

export class FaultLog {
  readonly #log: Log;
  #last: { readonly event: string; readonly atMs: number } | null = null;

  constructor(log: Log) {
    this.#log = log;
  }

  tell(event: string, why: string): void {
    const atMs = performance.now();
    if (this.#last?.event === event && atMs - this.#last.atMs < QUIET_MS) return;
    this.#last = { event, atMs };
    this.#log.error(event, { why });
  }
}
