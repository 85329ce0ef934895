/** Steps that wait for their turn, in the order in which they came. */
export class HeldFrames {
  #waiting: (() => void)[] | null = null;

  hold(): void {
    this.#waiting ??= [];
  }

  release(): void {
    const steps = this.#waiting ?? [];
    this.#waiting = null;
    for (const step of steps) step();
  }

  /** At once, or once everything before it has been released. */
  run(step: () => void): void {
    if (this.#waiting === null) step();
    else this.#waiting.push(step);
  }
}
