/** How often passwords and secrets may be guessed; asked before anything is looked up. */
import { AppError } from '../../../lib/core/faults.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import { addressBlockOf } from '../address-block.ts';
import { Guesses } from '../guesses.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export class Tries {
  readonly #ofAddress: Guesses;
  readonly #ofAccount: Guesses;
  /** Of one account from one address: the narrowest, so that nobody shuts out others. */
  readonly #ofBoth: Guesses;

  constructor(clock: Clock, limits: Limits) {
    this.#ofAddress = new Guesses(clock, limits.addressTriesMax, MINUTE_MS);
    this.#ofAccount = new Guesses(clock, limits.accountTriesMax, HOUR_MS);
    this.#ofBoth = new Guesses(clock, limits.signInTriesMax, MINUTE_MS);
  }

  /**
   * Before a password is compared. @returns to be called when it was right: it does not count.
   * @throws AppError too_many_requests.
   */
  takePassword(address: string, account: string): () => void {
    const block = addressBlockOf(address);
    const both = `${account} ${block}`;
    // The narrowest first: what it stops must not use up what is meant for others.
    if (!this.#ofBoth.take(both)) throw tooMany();
    if (!this.#ofAddress.take(block)) throw tooMany();
    if (!this.#ofAccount.take(account)) throw tooMany();
    return () => {
      this.#ofBoth.giveBack(both);
      this.#ofAddress.giveBack(block);
      this.#ofAccount.giveBack(account);
    };
  }

  /** Before the token of a one-time link is looked up; as above. */
  takeToken(address: string): () => void {
    const block = addressBlockOf(address);
    if (!this.#ofAddress.take(block)) throw tooMany();
    return () => this.#ofAddress.giveBack(block);
  }
}

function tooMany(): AppError {
  return new AppError('too_many_requests', 'too many wrong guesses');
}
