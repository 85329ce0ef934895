/** The bytes behind the ledger's changes: what was written, and whether this device keeps it. */
import type { RowKey } from './local-copies.ts';
import { IdRanges } from '../editor/id-ranges.ts';

interface Unsent {
  readonly updates: readonly Uint8Array[];
  readonly count: number;
  readonly atMs: number;
  /** Where the local copy has it; null: not written there (yet). */
  rowKeys: readonly RowKey[] | null;
}

export class UnsentChanges {
  readonly #changes = new Map<number, Unsent>();
  /** null: not asked for since something changed. */
  #ids: IdRanges | null = null;

  add(id: number, updates: readonly Uint8Array[], atMs: number): void {
    this.#ids = null;
    this.#changes.set(id, { updates, count: 1, atMs, rowKeys: null });
  }

  /** Rows of the local copy that an earlier visit could not send. */
  addKept(id: number, updates: readonly Uint8Array[], rowKeys: readonly RowKey[], atMs: number) {
    this.#ids = null;
    this.#changes.set(id, { updates, count: updates.length, atMs, rowKeys });
  }

  has(id: number): boolean {
    return this.#changes.has(id);
  }

  kept(id: number, rowKey: RowKey): void {
    const change = this.#changes.get(id);
    if (change !== undefined) change.rowKeys = [rowKey];
  }

  /** The server has everything but `ids`. @returns the rows that need not be kept as unsent. */
  settle(ids: ReadonlySet<number>): RowKey[] {
    const stored: RowKey[] = [];
    this.#ids = null;
    for (const [id, change] of this.#changes) {
      if (ids.has(id)) continue;
      stored.push(...(change.rowKeys ?? []));
      this.#changes.delete(id);
    }
    return stored;
  }

  /** What these changes made. */
  get ids(): IdRanges {
    return (this.#ids ??= IdRanges.madeBy(this.updates()));
  }

  get keptCount(): number {
    let sum = 0;
    for (const change of this.#changes.values()) sum += change.rowKeys === null ? 0 : change.count;
    return sum;
  }

  get unkeptSinceMs(): number | null {
    for (const change of this.#changes.values()) if (change.rowKeys === null) return change.atMs;
    return null;
  }

  get byteCount(): number {
    let sum = 0;
    for (const update of this.updates()) sum += update.length;
    return sum;
  }

  *updates(): Generator<Uint8Array> {
    for (const change of this.#changes.values()) yield* change.updates;
  }
}
