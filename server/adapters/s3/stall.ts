/** Notices that nothing goes on. */
import type { Clock } from '../../../lib/std/clock.ts';

/** Longer than a server takes to check and to store a large file on slow disks. */
const STALL_MS = 30_000;

export class StalledError extends Error {
  override readonly name = 'StalledError';

  constructor() {
    super(`nothing went on for ${STALL_MS / 1000} s`);
  }
}

export class Stall {
  readonly #clock: Clock;
  readonly #run: (error: StalledError) => void;
  #cancel: () => void;
  #hasEnded = false;

  /** `run` once, unless it ends or something goes on before. */
  constructor(clock: Clock, run: (error: StalledError) => void) {
    this.#clock = clock;
    this.#run = run;
    this.#cancel = this.#begin();
  }

  /** Each chunk that is taken is something that goes on. */
  async *watch(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of chunks) {
      this.#goOn();
      yield chunk;
    }
    this.#goOn();
  }

  end(): void {
    this.#hasEnded = true;
    this.#cancel();
  }

  #goOn(): void {
    if (this.#hasEnded) return;
    this.#cancel();
    this.#cancel = this.#begin();
  }

  #begin(): () => void {
    return this.#clock.after(STALL_MS, () => this.#run(new StalledError()));
  }
}
