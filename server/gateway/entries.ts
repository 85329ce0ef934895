/**
 * Entries under way: who is being admitted to which document. Whoever is shut out of a document, or
 * signed out, while its admission is being made asks again; nobody else notices. Nothing is kept of
 * what happened while nobody was on the way in.
 */
import { assertNever } from '../../lib/std/assert.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { RoomCommand } from '../ports.ts';

/** People one entry remembers: a store that holds it up must not make it grow for ever. */
const PEOPLE_MAX = 1_000;

/** One way in, from the question who may enter to the room. */
export interface Entry {
  /** Does an admission of this person, made since `begin`, hold no longer? */
  isOverFor(personId: PersonId | null): boolean;
  end(): void;
}

class EntryUnderWay implements Entry {
  readonly #end: (entry: EntryUnderWay) => void;
  readonly #people = new Set<PersonId>();
  isDocumentChanged = false;

  constructor(end: (entry: EntryUnderWay) => void) {
    this.#end = end;
  }

  shutOut(personId: PersonId): void {
    if (this.#people.size < PEOPLE_MAX) this.#people.add(personId);
    // Whoever this is about asks once more than needed, which costs one question.
    else this.isDocumentChanged = true;
  }

  isOverFor(personId: PersonId | null): boolean {
    return this.isDocumentChanged || (personId !== null && this.#people.has(personId));
  }

  end(): void {
    this.#end(this);
  }
}

export class Entries {
  readonly #byDocument = new Map<string, Set<EntryUnderWay>>();

  /** @param documentId  as it came, well-formed or not. */
  begin(documentId: string): Entry {
    const present = this.#byDocument.get(documentId) ?? new Set();
    this.#byDocument.set(documentId, present);
    const entry = new EntryUnderWay((ended) => {
      present.delete(ended);
      if (present.size === 0 && this.#byDocument.get(documentId) === present) {
        this.#byDocument.delete(documentId);
      }
    });
    present.add(entry);
    return entry;
  }

  /** Ways in that have not ended. */
  get count(): number {
    let count = 0;
    for (const entries of this.#byDocument.values()) count += entries.size;
    return count;
  }

  hear(command: RoomCommand): void {
    switch (command.is) {
      case 'access-changed':
      case 'close':
      case 'revoke':
        for (const entry of this.#byDocument.get(command.documentId) ?? []) {
          entry.isDocumentChanged = true;
        }
        return;
      case 'guest-linked':
        // A guest that is on its way in must not enter as one.
        return this.#shutOut(command.guestId);
      case 'signed-out':
        return this.#shutOut(command.memberId);
      case 'access-gained':
      case 'judged':
      case 'rename':
        return;
      default:
        assertNever(command);
    }
  }

  /** Who is on the way in is known only at the end of it. */
  #shutOut(personId: PersonId): void {
    for (const entries of this.#byDocument.values()) {
      for (const entry of entries) entry.shutOut(personId);
    }
  }
}
