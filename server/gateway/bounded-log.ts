/** Tells of what strangers cause, by its code alone and so rarely that no flood fills the log. */
import type { Clock } from '../../lib/std/clock.ts';
import type { Log } from '../ports.ts';

/** One line for an event and code in this time; what came in between is counted. */
const QUIET_MS = 10_000;

export class BoundedLog {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #last = new Map<string, { readonly atMs: number; unsaidCount: number }>();

  constructor(log: Log, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** `code` is of a list, never a text of theirs: it is remembered for ever. */
  info(event: string, code: string): void {
    const key = `${event} ${code}`;
    const last = this.#last.get(key);
    const nowMs = this.#clock.steadyMs();
    if (last !== undefined && nowMs - last.atMs < QUIET_MS) {
      last.unsaidCount += 1;
      return;
    }
    const unsaidCount = last?.unsaidCount ?? 0;
    this.#log.info(event, unsaidCount === 0 ? { code } : { code, unsaidCount });
    this.#last.set(key, { atMs: nowMs, unsaidCount: 0 });
  }
}
