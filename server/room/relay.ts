/** What became stored goes to everybody else as slices of one buffer. */
import type { Pending } from './open-document.ts';
import type { SessionId } from './room-events.ts';

/**
 * One buffer for all receivers: who wrote nothing in this batch gets it whole; a writer gets it
 * with its own updates left out.
 */
export class Relay {
  readonly #whole: Uint8Array;
  readonly #parts: readonly {
    readonly from: number;
    readonly to: number;
    readonly by: SessionId | null;
  }[];
  readonly #writers: ReadonlySet<SessionId | null>;

  constructor(stored: readonly Pending[]) {
    const byteLength = stored.reduce((sum, { frame }) => sum + frame.length, 0);
    this.#whole = new Uint8Array(byteLength);
    let at = 0;
    this.#parts = stored.map(({ frame, sessionId }) => {
      this.#whole.set(frame, at);
      const part = { from: at, to: at + frame.length, by: sessionId };
      at = part.to;
      return part;
    });
    this.#writers = new Set(stored.map(({ sessionId }) => sessionId));
  }

  framesFor(sessionId: SessionId): readonly Uint8Array[] {
    if (!this.#writers.has(sessionId)) return [this.#whole];
    const slices: Uint8Array[] = [];
    let from: number | null = null;
    let to = 0;
    for (const part of this.#parts) {
      if (part.by === sessionId) {
        if (from !== null) slices.push(this.#whole.subarray(from, to));
        from = null;
      } else {
        from ??= part.from;
        to = part.to;
      }
    }
    if (from !== null) slices.push(this.#whole.subarray(from, to));
    return slices;
  }
}
