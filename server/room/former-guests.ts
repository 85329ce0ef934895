/** Guests that become members hand over their client ids, whether the document is there yet or not. */
import { SparseMap } from '../../lib/std/sparse.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { Ownership } from './ownership.ts';

export class FormerGuests {
  /** The reading of a document may have begun before: it says the one or the other. */
  readonly #whileLoading = new SparseMap<PersonId, PersonId>();

  /** @param ownership  null: the document is being read. */
  hear(guestId: PersonId, memberId: PersonId, ownership: Ownership | null): void {
    if (ownership === null) this.#whileLoading.set(guestId, memberId);
    else ownership.move(guestId, memberId);
  }

  loaded(ownership: Ownership): void {
    for (const [guestId, memberId] of this.#whileLoading) ownership.move(guestId, memberId);
    this.#whileLoading.clear();
  }
}
