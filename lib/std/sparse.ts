/**
 * Collections that are empty most of the time, in things of which there are thousands: while it is
 * empty, a Map of V8 takes 184 bytes and a Set 152, and one of these 32.
 */

const NOTHING: ReadonlyMap<never, never> = new Map<never, never>();

export class SparseSet<Item> {
  #items: Set<Item> | null = null;

  get size(): number {
    return this.#items?.size ?? 0;
  }

  has(item: Item): boolean {
    return this.#items?.has(item) ?? false;
  }

  add(item: Item): void {
    this.#items ??= new Set();
    this.#items.add(item);
  }

  delete(item: Item): boolean {
    const had = this.#items?.delete(item) ?? false;
    if (this.#items?.size === 0) this.#items = null;
    return had;
  }

  clear(): void {
    this.#items = null;
  }

  [Symbol.iterator](): Iterator<Item> {
    return (this.#items ?? NOTHING).values();
  }
}

export class SparseMap<Key, Value> {
  #entries: Map<Key, Value> | null = null;

  get size(): number {
    return this.#entries?.size ?? 0;
  }

  has(key: Key): boolean {
    return this.#entries?.has(key) ?? false;
  }

  get(key: Key): Value | undefined {
    return this.#entries?.get(key);
  }

  set(key: Key, value: Value): void {
    this.#entries ??= new Map();
    this.#entries.set(key, value);
  }

  delete(key: Key): boolean {
    const had = this.#entries?.delete(key) ?? false;
    if (this.#entries?.size === 0) this.#entries = null;
    return had;
  }

  clear(): void {
    this.#entries = null;
  }

  values(): Iterable<Value> {
    return (this.#entries ?? NOTHING).values();
  }

  [Symbol.iterator](): Iterator<readonly [Key, Value]> {
    return (this.#entries ?? NOTHING).entries();
  }
}
