/** Guests that become members, without a disk, for tests. */
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import { isAtLeast } from '../../../lib/core/role.ts';
import type { GuestHoldings, GuestLinking, Guests } from '../../account-store.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryGuests implements Guests {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async holdings(guestId: PersonId): Promise<GuestHoldings> {
    const made = this.#made(guestId);
    const opened = [...this.#wasIn(guestId)].filter((id) => {
      const record = this.#tables.documents.get(id);
      return record !== undefined && record.trashedAtMs === null && !made.includes(id);
    });
    return { madeCount: made.length, openedCount: opened.length };
  }

  async link(guestId: PersonId, memberId: PersonId, _atMs: number): Promise<GuestLinking> {
    const known = this.#tables.linkedGuests.get(guestId);
    if (known !== undefined) return { is: 'was-linked', memberId: known };
    this.#tables.askerNow(memberId);
    const documentIds = [...new Set([...this.#made(guestId), ...this.#wasIn(guestId)])];
    this.#tables.linkedGuests.set(guestId, memberId);
    this.#moveOwned(guestId, memberId);
    this.#moveMemberships(guestId, memberId);
    this.#moveGrants(guestId, memberId);
    this.#moveOpened(guestId, memberId);
    this.#moveFiles(guestId, memberId);
    return { is: 'linked', documentIds };
  }

  async linked(): Promise<readonly (readonly [PersonId, PersonId])[]> {
    return [...this.#tables.linkedGuests];
  }

  #made(personId: PersonId): DocumentId[] {
    const documents = [...this.#tables.documents.values()];
    return documents.filter(({ ownerId }) => ownerId === personId).map(({ id }) => id);
  }

  #wasIn(personId: PersonId): Set<DocumentId> {
    const { opened, members, links, grants } = this.#tables;
    const wasIn = new Set(opened.get(personId)?.keys());
    for (const [id, people] of members) if (people.has(personId)) wasIn.add(id);
    for (const { id, documentId } of links.values()) {
      if (grants.get(id)?.has(personId) === true) wasIn.add(documentId);
    }
    return wasIn;
  }

  #moveOwned(guestId: PersonId, memberId: PersonId): void {
    const { documents, links } = this.#tables;
    for (const [id, record] of documents) {
      const ownerId = record.ownerId === guestId ? memberId : record.ownerId;
      const updatedBy = record.updatedBy === guestId ? memberId : record.updatedBy;
      documents.set(id, { ...record, ownerId, updatedBy });
      if (record.ownerId === guestId) this.#tables.requests.get(id)?.delete(memberId);
    }
    for (const [id, link] of links) {
      if (link.createdBy === guestId) links.set(id, { ...link, createdBy: memberId });
    }
  }

  #moveMemberships(guestId: PersonId, memberId: PersonId): void {
    for (const [documentId, people] of this.#tables.members) {
      const role = people.get(guestId);
      if (role !== undefined) {
        people.delete(guestId);
        if (!isAtLeast(people.get(memberId) ?? 'none', role)) people.set(memberId, role);
      }
      if (people.has(memberId)) this.#tables.requests.get(documentId)?.delete(memberId);
      if (this.#owns(memberId, documentId)) people.delete(memberId);
    }
  }

  #moveGrants(guestId: PersonId, memberId: PersonId): void {
    const { links, grants } = this.#tables;
    for (const { id, documentId } of links.values()) {
      const people = grants.get(id);
      const atMs = people?.get(guestId);
      if (people !== undefined && atMs !== undefined) {
        people.delete(guestId);
        if (!people.has(memberId)) people.set(memberId, atMs);
      }
      if (this.#owns(memberId, documentId)) people?.delete(memberId);
    }
  }

  #moveOpened(guestId: PersonId, memberId: PersonId): void {
    const { opened } = this.#tables;
    const both = new Map(opened.get(memberId));
    for (const [id, atMs] of opened.get(guestId) ?? []) {
      both.set(id, Math.max(atMs, both.get(id) ?? 0));
    }
    opened.set(memberId, both);
    opened.delete(guestId);
  }

  #moveFiles(guestId: PersonId, memberId: PersonId): void {
    for (const [at, file] of this.#tables.files.entries()) {
      if (file.uploaderId === guestId) this.#tables.files[at] = { ...file, uploaderId: memberId };
    }
  }

  #owns(personId: PersonId, documentId: DocumentId): boolean {
    return this.#tables.documents.get(documentId)?.ownerId === personId;
  }
}
