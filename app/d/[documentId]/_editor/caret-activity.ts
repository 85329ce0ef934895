/** Remembers when each client's caret last moved; presence list and carets both ask. */
import type { Awareness } from 'y-protocols/awareness';
import type { Clock } from '../../../../lib/std/clock.ts';

interface AwarenessChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

export class CaretActivity {
  readonly #awareness: Awareness;
  readonly #clock: Clock;
  readonly #movedAtMs = new Map<number, number>();
  readonly #cursors = new Map<number, string>();
  readonly #listeners = new Set<(clientIds: readonly number[]) => void>();

  constructor(awareness: Awareness, clock: Clock) {
    this.#awareness = awareness;
    this.#clock = clock;
    for (const clientId of awareness.getStates().keys()) this.#note(clientId, false);
    awareness.on('change', this.#onChange);
  }

  movedAtMs(clientId: number): number | undefined {
    return this.#movedAtMs.get(clientId);
  }

  /** Called with the clients whose state changed or who left. */
  subscribe(listener: (clientIds: readonly number[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#awareness.off('change', this.#onChange);
    this.#listeners.clear();
  }

  readonly #onChange = ({ added, updated, removed }: AwarenessChange): void => {
    // Where a caret was when its page came into sight, it may have stood for long.
    for (const clientId of added) this.#note(clientId, false);
    for (const clientId of updated) this.#note(clientId, true);
    for (const clientId of removed) {
      this.#movedAtMs.delete(clientId);
      this.#cursors.delete(clientId);
    }
    const changed = [...added, ...updated, ...removed];
    for (const listener of this.#listeners) listener(changed);
  };

  #note(clientId: number, isMove: boolean): void {
    const cursor = JSON.stringify(this.#awareness.getStates().get(clientId)?.['cursor'] ?? null);
    if (this.#cursors.get(clientId) === cursor) return;
    this.#cursors.set(clientId, cursor);
    if (isMove && cursor !== 'null') this.#movedAtMs.set(clientId, this.#clock.nowMs());
  }
}
