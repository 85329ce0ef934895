/** How often somebody may be wrong in a while. */
import type { Clock } from '../../lib/std/clock.ts';

/** Guessers remembered; past this many the oldest are forgotten. */
const GUESSERS_MAX = 10_000;

interface Counted {
  count: number;
  readonly untilMs: number;
}

export class Guesses {
  readonly #clock: Clock;
  readonly #guessesMax: number;
  readonly #windowMs: number;
  /** In the order in which their time is up. */
  readonly #counted = new Map<string, Counted>();

  constructor(clock: Clock, guessesMax: number, windowMs: number) {
    this.#clock = clock;
    this.#guessesMax = guessesMax;
    this.#windowMs = windowMs;
  }

  /**
   * To be asked before anything is checked, so that guesses made at once all count.
   * @returns false when that is one too many.
   */
  take(guesser: string): boolean {
    const nowMs = this.#clock.steadyMs();
    this.#forget(nowMs);
    const present = this.#counted.get(guesser);
    if (present === undefined) {
      this.#counted.set(guesser, { count: 1, untilMs: nowMs + this.#windowMs });
      return true;
    }
    if (present.count >= this.#guessesMax) return false;
    present.count += 1;
    return true;
  }

  /** It was right: it does not count. */
  giveBack(guesser: string): void {
    const present = this.#counted.get(guesser);
    if (present === undefined) return;
    present.count -= 1;
    if (present.count === 0) this.#counted.delete(guesser);
  }

  /** Guessers remembered. */
  get size(): number {
    return this.#counted.size;
  }

  #forget(nowMs: number): void {
    for (const [guesser, { untilMs }] of this.#counted) {
      if (untilMs > nowMs && this.#counted.size < GUESSERS_MAX) return;
      this.#counted.delete(guesser);
    }
  }
}
