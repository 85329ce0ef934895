/** Lets in one piece of work at a time, in the order in which it came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** @returns what the work gives; the next one does not care how this one ended. */
  take<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const mine = this.#last.then(work, work);
    this.#last = mine;
    return mine;
  }
}
