/** Goes off when a link expires. */
import type { DocumentId } from '../../lib/core/ids.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Log } from '../ports.ts';
import type { ShareLinks } from '../sharing-ports.ts';

/** However far ahead the next one is: somebody may set the machine's clock meanwhile. */
const LOOK_MS = 60_000;
/** After a look that failed. */
const RETRY_MS = 500;

export interface AlarmNeeds {
  readonly shareLinks: Pick<ShareLinks, 'nextExpiryMs' | 'expiredBetween'>;
  readonly clock: Clock;
  readonly log: Log;
}

export class ExpiryAlarm {
  readonly #needs: AlarmNeeds;
  readonly #ring: (documentId: DocumentId) => void;
  /** What expired up to here was told; what did so before the start is judged at admission. */
  #toldMs: number;
  /** Of what was asked before, the latest answer counts. */
  #settings = 0;
  #cancel = () => {};
  /** Told once: it is tried again twice a second. */
  #isFailing = false;

  /** @param ring  called for each document of which a link expired. */
  constructor(needs: AlarmNeeds, ring: (documentId: DocumentId) => void) {
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
    const { shareLinks, clock } = this.#needs;
    try {
      const nextMs = await shareLinks.nextExpiryMs(this.#toldMs);
      this.#isFailing = false;
      if (nextMs === null) return LOOK_MS;
      return Math.min(LOOK_MS, Math.max(0, nextMs - clock.nowMs()));
    } catch (err) {
      this.#tell(err);
      return RETRY_MS;
    }
  }

  #tell(err: unknown): void {
    if (!this.#isFailing) this.#needs.log.warn('expiry.unknown', { err });
    this.#isFailing = true;
  }

  async #look(): Promise<void> {
    const { shareLinks, clock, log } = this.#needs;
    const settings = this.#settings;
    const nowMs = clock.nowMs();
    try {
      const expired = await shareLinks.expiredBetween(this.#toldMs, nowMs);
      this.#toldMs = nowMs;
      if (expired.length > 0) log.info('links.expired', { documents: expired.length });
      for (const documentId of expired) this.#ring(documentId);
      if (settings === this.#settings) this.set();
    } catch (err) {
      this.#tell(err);
      if (settings === this.#settings) this.#wait(RETRY_MS);
    }
  }
}
