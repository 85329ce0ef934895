/** What the instance stores, for operators: measured rarely, however many look at it. */
import type { StorageView } from '../../../lib/core/workspace.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { People } from '../../ports.ts';
import type { StorageGauge } from '../../workspace-ports.ts';
import { type Caller, operatorOf } from '../accounts/account-needs.ts';

/** Large documents that are named. */
const LARGEST_MAX = 20;
/** Whoever looks again meanwhile sees the same. */
const FRESH_MS = 60_000;

export interface StorageNeeds {
  readonly gauge: StorageGauge;
  readonly people: People;
  readonly clock: Clock;
}

interface Measured {
  readonly untilMs: number;
  readonly view: Promise<StorageView>;
}

export class Storage {
  readonly #needs: StorageNeeds;
  #last: Measured | null = null;

  constructor(needs: StorageNeeds) {
    this.#needs = needs;
  }

  /** @throws AppError not_signed_in, not_allowed, storage_unavailable. */
  async view(caller: Caller): Promise<StorageView> {
    operatorOf(caller);
    const nowMs = this.#needs.clock.steadyMs();
    if (this.#last !== null && this.#last.untilMs > nowMs) return this.#last.view;
    const last = { untilMs: nowMs + FRESH_MS, view: this.#measure() };
    this.#last = last;
    try {
      return await last.view;
    } catch (error) {
      // The next one tries again at once.
      if (this.#last === last) this.#last = null;
      throw error;
    }
  }

  async #measure(): Promise<StorageView> {
    const { gauge, clock } = this.#needs;
    const measuredAt = new Date(clock.nowMs()).toISOString();
    const [sizes, disk] = await Promise.all([gauge.measure(LARGEST_MAX), gauge.disk()]);
    const largest = await Promise.all(
      sizes.largest.map(async (document) => ({
        ...document,
        ownerName: await this.#nameOf(document.ownerId),
      })),
    );
    return { ...sizes, largest, disk, measuredAt };
  }

  async #nameOf(id: PersonId | null): Promise<string | null> {
    return id === null ? null : ((await this.#needs.people.find(id))?.name ?? null);
  }
}
