/**
 * What a connection has sent of a message that is not whole yet: the WebSocket library keeps it
 * all, so it is counted, per address and altogether, and must come to an end.
 */
import type { Shares } from './shares.ts';

/** Less is kept for anybody: control frames and a piece of the next message come to that. */
const FREE_BYTES = 64 * 1024;

export class UnfinishedFrame {
  readonly #address: string;
  readonly #shares: Shares<string>;
  #bytes = 0;
  #takenBytes = 0;
  #rounds = 0;

  constructor(address: string, shares: Shares<string>) {
    this.#address = address;
    this.#shares = shares;
  }

  /** Bytes came, before it is known what they end. @returns whether they may be kept. */
  grew(bytes: number): boolean {
    this.#bytes += bytes;
    if (this.#bytes <= FREE_BYTES) return true;
    const wanted = this.#bytes - this.#takenBytes;
    if (!this.#shares.take(this.#address, wanted)) return false;
    this.#takenBytes += wanted;
    return true;
  }

  /** A message is whole, or the connection is gone. */
  ended(): void {
    this.#bytes = 0;
    this.#rounds = 0;
    if (this.#takenBytes === 0) return;
    this.#shares.giveBack(this.#address, this.#takenBytes);
    this.#takenBytes = 0;
  }

  /** @returns in how many calls in a row the same message was not whole. */
  countRound(): number {
    if (this.#bytes <= FREE_BYTES) return 0;
    this.#rounds += 1;
    return this.#rounds;
  }
}
