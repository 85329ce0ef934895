/** The moments a room wants to be woken at. The driver keeps the one real timer. */

export class Timetable<Name extends string> {
  readonly #dueMs = new Map<Name, number>();
  /** Of all of them: it is asked for after every frame, and seldom changes. */
  #nextMs: number | null = null;

  /** Keeps the earlier moment when one is set already. */
  setEarliest(name: Name, atMs: number): void {
    const present = this.#dueMs.get(name);
    if (present !== undefined && atMs >= present) return;
    this.#dueMs.set(name, atMs);
    this.#nextMs = Math.min(this.#nextMs ?? atMs, atMs);
  }

  clear(name: Name): void {
    if (this.#dueMs.delete(name)) this.#findNext();
  }

  nextMs(): number | null {
    return this.#nextMs;
  }

  /** Removes and returns what is due. */
  take(nowMs: number): Name[] {
    const due = [...this.#dueMs].filter(([, atMs]) => atMs <= nowMs).map(([name]) => name);
    for (const name of due) this.#dueMs.delete(name);
    this.#findNext();
    return due;
  }

  #findNext(): void {
    let next: number | null = null;
    for (const atMs of this.#dueMs.values()) if (next === null || atMs < next) next = atMs;
    this.#nextMs = next;
  }
}
