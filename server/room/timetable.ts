/** The moments a room wants to be woken at. The driver keeps the one real timer. */

export class Timetable<Name extends string> {
  readonly #dueMs = new Map<Name, number>();

  /** Keeps the earlier moment when one is set already. @param atMs  null: no need. */
  setEarliest(name: Name, atMs: number | null): void {
    if (atMs === null) return;
    const present = this.#dueMs.get(name);
    if (present === undefined || atMs < present) this.#dueMs.set(name, atMs);
  }

  clear(name: Name): void {
    this.#dueMs.delete(name);
  }

  nextMs(): number | null {
    let next: number | null = null;
    for (const atMs of this.#dueMs.values()) if (next === null || atMs < next) next = atMs;
    return next;
  }

  /** Removes and returns what is due. */
  take(nowMs: number): Name[] {
    const due = [...this.#dueMs].filter(([, atMs]) => atMs <= nowMs).map(([name]) => name);
    for (const name of due) this.#dueMs.delete(name);
    return due;
  }
}
