/** What was written here, how much of it the server has stored, and since when it has all of it. */
import { EMPTY_LEDGER, isAllStored, type Ledger, type LedgerEvent, stepLedger } from './ledger.ts';

export class StoredAccount {
  #ledger: Ledger = EMPTY_LEDGER;
  #isDirty = false;
  #savedAtMs: number | null = null;

  get ledger(): Ledger {
    return this.#ledger;
  }

  /** null: nothing was written here yet, or never all of it stored. */
  get savedAtMs(): number | null {
    return this.#savedAtMs;
  }

  /** @returns the ledger's name for it. */
  change(count: number, atMs: number): number {
    this.#ledger = stepLedger(this.#ledger, { is: 'changed', count, atMs });
    this.#isDirty = true;
    return this.#ledger.lastId;
  }

  take(event: LedgerEvent, nowMs: number): void {
    this.#ledger = stepLedger(this.#ledger, event);
    if (!this.#isDirty || !isAllStored(this.#ledger)) return;
    this.#isDirty = false;
    this.#savedAtMs = nowMs;
  }
}
