/** How much each of many holds of something, and all of them together, up to a ceiling each. */

export class Shares<Key> {
  readonly #held = new Map<Key, number>();
  readonly #eachMax: number;
  readonly #totalMax: number;
  #total = 0;

  constructor(eachMax: number, totalMax: number = Number.POSITIVE_INFINITY) {
    this.#eachMax = eachMax;
    this.#totalMax = totalMax;
  }

  /** @returns false when that would be too much: then nothing is taken. */
  take(key: Key, amount: number): boolean {
    const held = (this.#held.get(key) ?? 0) + amount;
    if (held > this.#eachMax || this.#total + amount > this.#totalMax) return false;
    this.#held.set(key, held);
    this.#total += amount;
    return true;
  }

  /** What was taken before. */
  giveBack(key: Key, amount: number): void {
    const left = (this.#held.get(key) ?? 0) - amount;
    this.#total -= amount;
    if (left > 0) this.#held.set(key, left);
    else this.#held.delete(key);
  }
}
