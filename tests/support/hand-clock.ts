/** A clock that stands still until the test turns it. */
import type { Clock } from '../../lib/std/clock.ts';

export class HandClock implements Clock {
  #nowMs = 1_000_000;
  /** How far the machine's clock was set away from the time that timers count. */
  #setMs = 0;
  #timers: { readonly atMs: number; readonly run: () => void }[] = [];

  nowMs(): number {
    return this.#nowMs + this.#setMs;
  }

  steadyMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + Math.max(0, delayMs), run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Runs what falls due on the way, in order; what those calls schedule, too. */
  pass(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (;;) {
      const next = this.#timers
        .filter(({ atMs }) => atMs <= endMs)
        .reduce<{ atMs: number; run: () => void } | null>(
          (first, timer) => (first === null || timer.atMs < first.atMs ? timer : first),
          null,
        );
      if (next === null) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.run();
    }
    this.#nowMs = endMs;
  }

  /** Time passes and nothing runs, as in a process that is stopped. */
  stand(ms: number): void {
    this.#nowMs += ms;
  }

  /** Somebody sets the machine's clock; timers do not mind. */
  jump(ms: number): void {
    this.#setMs += ms;
  }

  /** Nothing left that would keep a process, or a test, waiting. */
  get pendingCount(): number {
    return this.#timers.length;
  }
}
