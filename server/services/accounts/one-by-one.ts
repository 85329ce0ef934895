/** Lets in one piece of work at a time. */
export class OneByOne {
  #last: Promise<unknown> = Promise.resolve();

  take<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const mine = this.#last.then(work);
    // The next one does not care how this one ended; its caller does.
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
