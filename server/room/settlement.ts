/**
 * Which update frames of one connection are dealt with. Frames settle in order of arrival, each
 * once everything that the room had accepted by then is stored: an empty frame may repeat
 * content whose first copy is still on its way to the disk.
 */
import type { Seq } from '../../lib/core/ids.ts';

export class Settlement {
  #receivedCount = 0;
  #settledCount = 0;
  readonly #waiting: { readonly index: number; readonly afterSeq: Seq }[] = [];

  /** @returns the frame's index on this connection, from 1. */
  receive(): number {
    return ++this.#receivedCount;
  }

  /** The frame that was received last waits for `afterSeq`, the last seq its room has given out. */
  waitFor(afterSeq: Seq): void {
    this.#waiting.push({ index: this.#receivedCount, afterSeq });
  }

  /** @returns the new cumulative count, or null when it did not change. */
  advance(storedSeq: Seq): number | null {
    let ready = 0;
    for (const { afterSeq } of this.#waiting) {
      if (afterSeq > storedSeq) break;
      ready += 1;
    }
    if (ready === 0) return null;
    this.#settledCount = this.#waiting[ready - 1]?.index ?? this.#settledCount;
    this.#waiting.splice(0, ready);
    return this.#settledCount;
  }

  get pendingCount(): number {
    return this.#waiting.length;
  }
}
