/** Goes off when something expires: a share link, a sign-in, a token. */
import type { Clock } from '../../lib/std/clock.ts';
import type { Log } from '../ports.ts';

/** However far ahead the next one is: somebody may set the machine's clock meanwhile. */
const LOOK_MS = 60_000;
/** After a look that failed. */
const RETRY_MS = 500;

export interface AlarmNeeds<Expired> {
  /** What they are called in the log. */
  readonly what: 'links' | 'sign-ins' | 'tokens';
  readonly expiries: {
    /** When the next one after this moment expires; null: none will. */
    nextExpiryMs(afterMs: number): Promise<number | null>;
    /** What expired after one moment and not after the other. */
    expiredBetween(afterMs: number, untilMs: number): Promise<readonly Expired[]>;
  };
  readonly clock: Clock;
  readonly log: Log;
}

export class ExpiryAlarm<Expired> {
  readonly #needs: AlarmNeeds<Expired>;
  readonly #ring: (expired: Expired) => void;
  /** What expired up to here was told; what did so before the start is judged at admission. */
  #toldMs: number;
  /** Of what was asked before, the latest answer counts. */
  #settings = 0;
  #cancel = () => {};
  /** Told once: it is tried again twice a second. */
  #isFailing = false;

  /** @param ring  called for each that expired. */
  constructor(needs: AlarmNeeds<Expired>, ring: (expired: Expired) => void) {
    this.#needs = needs;
    this.#ring = ring;
    this.#toldMs = needs.clock.nowMs();
    this.set();
  }

  /** Asks when to look next. */
  set(): void {
    const setting = ++this.#settings;
    void this.#nextMs().then((delayMs) => {
      if (setting === this.#settings) this.#wait(delayMs);
    });
  }

  close(): void {
    this.#settings += 1;
    // What is still being asked may fail now, and concerns nobody.
    this.#isFailing = true;
    this.#cancel();
  }

  #wait(delayMs: number): void {
    this.#cancel();
    this.#cancel = this.#needs.clock.after(delayMs, () => void this.#look());
  }

  async #nextMs(): Promise<number> {
    const { expiries, clock } = this.#needs;
    try {
      const nextMs = await expiries.nextExpiryMs(this.#toldMs);
      this.#isFailing = false;
      if (nextMs === null) return LOOK_MS;
      return Math.min(LOOK_MS, Math.max(0, nextMs - clock.nowMs()));
    } catch (err) {
      this.#tell(err);
      return RETRY_MS;
    }
  }

  #tell(err: unknown): void {
    const { what, log } = this.#needs;
    if (!this.#isFailing) log.warn('expiry.unknown', { what, err });
    this.#isFailing = true;
  }

  async #look(): Promise<void> {
    const { what, expiries, clock, log } = this.#needs;
    const settings = this.#settings;
    const nowMs = clock.nowMs();
    try {
      const expired = await expiries.expiredBetween(this.#toldMs, nowMs);
      this.#toldMs = nowMs;
      if (expired.length > 0) log.info(`${what}.expired`, { count: expired.length });
      for (const each of expired) this.#ring(each);
      if (settings === this.#settings) this.set();
    } catch (err) {
      this.#tell(err);
      if (settings === this.#settings) this.#wait(RETRY_MS);
    }
  }
}
