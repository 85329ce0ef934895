/** Members that leave, without a disk, for tests. */
import type { DocumentRecord } from '../../../lib/core/document.ts';
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import { Turns } from '../../../lib/std/turns.ts';
import type { Bequest, Departed, Departures } from '../../person-ports.ts';
import { MemoryAccounts } from './accounts.ts';
import { MemorySharing } from './sharing.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryDepartures implements Departures {
  readonly #tables: MemoryTables;
  readonly #turns = new Turns();

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async count(memberId: PersonId, nowMs: number) {
    const owned = this.#ownedBy(memberId);
    const ids = owned.map(({ id }) => id);
    const shared = await new MemorySharing(this.#tables).shared(ids, nowMs);
    const sharedCount = owned.filter(({ id, reach }) => reach !== 'added' || shared.has(id)).length;
    return { ownedCount: owned.length, sharedCount };
  }

  leave(memberId: PersonId, bequest: Bequest): Promise<Departed> {
    return this.#turns.take(() => this.#leave(memberId, bequest));
  }

  async #leave(memberId: PersonId, bequest: Bequest): Promise<Departed> {
    const accounts = new MemoryAccounts(this.#tables);
    const isThis = [{ field: 'id', is: 'equal', value: memberId }] as const;
    const member = await accounts.find('member', isThis);
    if (member === null) return { is: 'unknown' };
    if (bequest.is === 'handed' && !(await this.#mayInherit(memberId, bequest.heirId))) {
      return { is: 'no-heir' };
    }
    const owned = this.#ownedBy(memberId);
    for (const record of owned) this.#bequeath(record, memberId, bequest);
    const visited = this.#forget(memberId);
    const ofThis = [{ field: 'value', is: 'equal', value: memberId }] as const;
    await accounts.remove('verification', member.isOperator ? [] : ofThis);
    await accounts.remove('invitation', [{ field: 'createdBy', is: 'equal', value: memberId }]);
    await accounts.remove('member', isThis);
    return { is: 'gone', owned: owned.map(({ id }) => id), visited };
  }

  async #mayInherit(memberId: PersonId, heirId: PersonId): Promise<boolean> {
    const isHeir = [
      { field: 'id', is: 'equal', value: heirId },
      { field: 'disabledAtMs', is: 'equal', value: null },
    ] as const;
    return (
      heirId !== memberId && (await new MemoryAccounts(this.#tables).count('member', isHeir)) > 0
    );
  }

  #ownedBy(personId: PersonId): DocumentRecord[] {
    return [...this.#tables.documents.values()].filter(
      ({ ownerId, trashedAtMs }) => ownerId === personId && trashedAtMs === null,
    );
  }

  #bequeath(record: DocumentRecord, memberId: PersonId, bequest: Bequest): void {
    const { documents, links } = this.#tables;
    switch (bequest.is) {
      case 'trash':
        documents.set(record.id, { ...record, trashedAtMs: bequest.atMs });
        return;
      case 'handed': {
        const { heirId } = bequest;
        documents.set(record.id, { ...record, ownerId: heirId });
        this.#letOut(record.id, heirId);
        for (const link of links.values()) {
          if (link.documentId !== record.id || link.createdBy !== memberId) continue;
          links.set(link.id, { ...link, createdBy: heirId });
        }
        return;
      }
      default:
        assertNever(bequest);
    }
  }

  /** @returns what had let it in. */
  #forget(personId: PersonId): DocumentId[] {
    this.#tables.pictures.delete(personId);
    this.#tables.opened.delete(personId);
    return [...this.#tables.documents.keys()].filter((id) => this.#letOut(id, personId));
  }

  #letOut(documentId: DocumentId, personId: PersonId): boolean {
    const { members, links, grants, requests } = this.#tables;
    const wasMember = members.get(documentId)?.delete(personId) === true;
    const hasAsked = requests.get(documentId)?.delete(personId) === true;
    const left = [...links.values()].filter(
      (link) => link.documentId === documentId && grants.get(link.id)?.delete(personId) === true,
    );
    return wasMember || hasAsked || left.length > 0;
  }
}
