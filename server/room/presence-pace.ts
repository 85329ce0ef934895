/**
 * How long presence is gathered before it goes out: everybody's caret to everybody costs with the
 * square of the people, so the rate falls as they become more and the bytes stay what they are.
 */
import type { Limits } from '../../lib/core/limits.ts';

export class PresencePace {
  readonly #limits: Limits;
  /** By then what was sent last has cost no more than it may. */
  #paidMs = Number.NEGATIVE_INFINITY;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** When presence that changes now goes out. */
  nextMs(nowMs: number): number {
    return Math.max(nowMs + this.#limits.presenceWindowMs, this.#paidMs);
  }

  /** `bytes` of presence went out, to all readers together. */
  spent(bytes: number, nowMs: number): void {
    const { presenceSecondBytesMax, presenceWindowMsMax } = this.#limits;
    const costMs = (bytes / presenceSecondBytesMax) * 1_000;
    this.#paidMs = nowMs + Math.min(costMs, presenceWindowMsMax);
  }
}
