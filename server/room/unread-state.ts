/**
 * The newest state of one connection as its bytes. Each takes the place of the one before, in the
 * same memory: who types says where the caret is some 25 times before it is shown once.
 */
import type { AwarenessClaim } from '../../lib/protocol/frames.ts';

export class UnreadState {
  #clock = 0;
  #bytes = new Uint8Array(0);
  #length = 0;

  /** The frame that `claim` came in may be forgotten: it is copied. */
  replace({ clock, text }: AwarenessClaim): void {
    this.#clock = clock;
    if (text.length > this.#bytes.length) this.#bytes = new Uint8Array(text.length);
    this.#bytes.set(text);
    this.#length = text.length;
  }

  get clock(): number {
    return this.#clock;
  }

  /** Valid until the next `replace`. */
  get text(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
