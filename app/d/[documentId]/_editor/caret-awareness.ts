/**
 * Presence as the cursor plugin gets it. With every letter of another person the plugin says anew
 * where its own caret is, which stands where it stood, and hears itself say so: each letter made
 * everybody else send a frame, and draw all carets again.
 */
import type { Awareness } from 'y-protocols/awareness';

interface Change {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

type Listener = (change: Change) => void;

export class CaretAwareness {
  readonly #awareness: Awareness;
  readonly #listeners = new Map<Listener, Listener>();

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
  }

  getLocalState(): ReturnType<Awareness['getLocalState']> {
    return this.#awareness.getLocalState();
  }

  getStates(): ReturnType<Awareness['getStates']> {
    return this.#awareness.getStates();
  }

  /** What is said already is not said again. */
  setLocalStateField(field: string, value: unknown): void {
    const before: unknown = this.#awareness.getLocalState()?.[field];
    if (JSON.stringify(before) === JSON.stringify(value)) return;
    this.#awareness.setLocalStateField(field, value);
  }

  /** Calls of what others change. */
  on(event: 'change', listener: Listener): void {
    const ofOthers: Listener = (change) => {
      const { clientID } = this.#awareness;
      const changed = [...change.added, ...change.updated, ...change.removed];
      if (changed.some((clientId) => clientId !== clientID)) listener(change);
    };
    this.#listeners.set(listener, ofOthers);
    this.#awareness.on(event, ofOthers);
  }

  off(event: 'change', listener: Listener): void {
    const ofOthers = this.#listeners.get(listener);
    if (ofOthers !== undefined) this.#awareness.off(event, ofOthers);
    this.#listeners.delete(listener);
  }
}
