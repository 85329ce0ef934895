/**
 * One piece of work at a time. Prisma's SQLite adapter has a single connection and lets a query
 * in while another caller's transaction is open on it: it would read what may yet be rolled
 * back, and its own write would go down with that transaction.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const mine = this.#last.then(work, work);
    this.#last = mine;
    return mine;
  }
}
