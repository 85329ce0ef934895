/**
 * Shares the event loop among the sockets: one that pours is read in slices, and between two of
 * them everybody else gets a turn. Nothing is refused for speed.
 */
import type { Clock } from '../../lib/std/clock.ts';

/** Frames one socket may have read before it is the next one's turn. */
const FRAMES_PER_GO = 32;

export interface Reader {
  /** Reads one waiting frame. @returns whether more wait and may be read. */
  readOne(): boolean;
}

export interface ReadingTurnsOptions {
  readonly clock: Clock;
  /** How long frames may be read before others get a turn. */
  readonly sliceMs: number;
  /** Runs once what is due by now has had its turn. */
  readonly soon: (run: () => void) => void;
}

export class ReadingTurns {
  readonly #options: ReadingTurnsOptions;
  /** In the order in which they are read next. */
  readonly #waiting = new Set<Reader>();
  /** End of the slice under way; null: none is. */
  #sliceEndMs: number | null = null;

  constructor(options: ReadingTurnsOptions) {
    this.#options = options;
  }

  /** May a frame that just came be read at once? Not past those that wait. */
  get isFree(): boolean {
    if (this.#waiting.size > 0) return false;
    if (this.#sliceEndMs === null) {
      this.#beginSlice();
      return true;
    }
    return this.#options.clock.steadyMs() < this.#sliceEndMs;
  }

  wait(reader: Reader): void {
    this.#waiting.add(reader);
    if (this.#sliceEndMs === null) this.#beginSlice();
  }

  forget(reader: Reader): void {
    this.#waiting.delete(reader);
  }

  #beginSlice(): void {
    const { clock, sliceMs, soon } = this.#options;
    this.#sliceEndMs = clock.steadyMs() + sliceMs;
    soon(() => this.#endSlice());
  }

  #endSlice(): void {
    this.#sliceEndMs = null;
    if (this.#waiting.size === 0) return;
    this.#beginSlice();
    // Each of them at least one go, also after a long one.
    do {
      const [reader] = this.#waiting;
      if (reader === undefined) return;
      this.#waiting.delete(reader);
      if (readSome(reader)) this.#waiting.add(reader);
    } while (this.#options.clock.steadyMs() < (this.#sliceEndMs ?? 0));
  }
}

/** @returns whether it has more to read. */
function readSome(reader: Reader): boolean {
  for (let n = 0; n < FRAMES_PER_GO; n++) if (!reader.readOne()) return false;
  return true;
}
