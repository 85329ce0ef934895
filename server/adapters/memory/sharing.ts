/** What documents have given to whom, without a disk, for tests. */
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import type { DocumentReach, PersonFacts } from '../../../lib/core/policy.ts';
import { strongestOf } from '../../../lib/core/role.ts';
import type { GrantedRole } from '../../../lib/core/sharing.ts';
import type { MemberRecord, Sharing } from '../../sharing-ports.ts';
import type { MemoryTables } from './tables.ts';

export class MemorySharing implements Sharing {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async givenIn(
    documentId: DocumentId,
    personIds: readonly PersonId[],
    nowMs: number,
  ): Promise<ReadonlyMap<PersonId, PersonFacts>> {
    const given = personIds.map((id) => [id, this.#facts(documentId, id, nowMs)] as const);
    return new Map(given.filter(isSomething));
  }

  async givenTo(
    personId: PersonId,
    documentIds: readonly DocumentId[],
    nowMs: number,
  ): Promise<ReadonlyMap<DocumentId, PersonFacts>> {
    const given = documentIds.map((id) => [id, this.#facts(id, personId, nowMs)] as const);
    return new Map(given.filter(isSomething));
  }

  async shared(
    documentIds: readonly DocumentId[],
    nowMs: number,
  ): Promise<ReadonlySet<DocumentId>> {
    const { members, links, publications } = this.#tables;
    const live = [...links.values()].filter((link) => !isExpired(link.expiresAtMs, nowMs));
    const isShared = (id: DocumentId) =>
      (members.get(id)?.size ?? 0) > 0 ||
      live.some((link) => link.documentId === id) ||
      publications.has(id);
    return new Set(documentIds.filter(isShared));
  }

  async setReach(documentId: DocumentId, change: Partial<DocumentReach>): Promise<void> {
    const record = this.#tables.documents.get(documentId);
    if (record === undefined) throw new AppError('document_not_found', documentId);
    this.#tables.documents.set(documentId, { ...record, ...change });
  }

  async members(documentId: DocumentId): Promise<readonly MemberRecord[]> {
    const { members, people } = this.#tables;
    return [...(members.get(documentId) ?? [])]
      .map(([personId, role]) => ({ personId, role, profile: people.get(personId) ?? null }))
      .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
  }

  async setMember(
    documentId: DocumentId,
    personId: PersonId,
    role: GrantedRole,
    _atMs: number,
    message?: string,
  ): Promise<void> {
    const { members, messages, documents } = this.#tables;
    if (!documents.has(documentId)) throw new AppError('document_not_found', documentId);
    const memberId = this.#tables.recipientNow(personId);
    this.#removeGrants(documentId, memberId);
    this.#tables.requests.get(documentId)?.delete(memberId);
    const present = members.get(documentId) ?? new Map<PersonId, GrantedRole>();
    members.set(documentId, present.set(memberId, role));
    if (message === undefined) return;
    const said = messages.get(documentId) ?? new Map<PersonId, string>();
    messages.set(documentId, said.set(memberId, message));
  }

  async messageTo(documentId: DocumentId, personId: PersonId): Promise<string> {
    return this.#tables.messages.get(documentId)?.get(personId) ?? '';
  }

  async forgetMessage(documentId: DocumentId, personId: PersonId): Promise<void> {
    this.#tables.messages.get(documentId)?.delete(personId);
  }

  async removePerson(documentId: DocumentId, id: PersonId): Promise<boolean> {
    const personId = this.#tables.personNow(id);
    this.#tables.messages.get(documentId)?.delete(personId);
    const wasMember = this.#tables.members.get(documentId)?.delete(personId) ?? false;
    return this.#removeGrants(documentId, personId) > 0 || wasMember;
  }

  async giveTo(
    documentId: DocumentId,
    from: PersonId,
    to: PersonId,
    atMs: number,
  ): Promise<boolean> {
    const record = this.#tables.documents.get(documentId);
    if (record?.ownerId !== from) return false;
    this.#tables.recipientNow(to);
    this.#tables.documents.set(documentId, { ...record, ownerId: to });
    await this.removePerson(documentId, to);
    this.#tables.requests.get(documentId)?.delete(to);
    await this.setMember(documentId, from, 'editor', atMs);
    return true;
  }

  #removeGrants(documentId: DocumentId, personId: PersonId): number {
    const { links, grants } = this.#tables;
    return [...links.values()].filter(
      (link) => link.documentId === documentId && grants.get(link.id)?.delete(personId) === true,
    ).length;
  }

  #facts(documentId: DocumentId, personId: PersonId, nowMs: number): PersonFacts {
    const roles = [...this.#tables.links.values()]
      .filter((link) => link.documentId === documentId && !isExpired(link.expiresAtMs, nowMs))
      .filter((link) => this.#tables.grants.get(link.id)?.has(personId) === true)
      .map(({ role }) => role);
    const grant = strongestOf(roles);
    return {
      membership: this.#tables.members.get(documentId)?.get(personId) ?? null,
      grant: roles.find((role) => role === grant) ?? null,
    };
  }
}

export function isExpired(expiresAtMs: number | null, nowMs: number): boolean {
  return expiresAtMs !== null && expiresAtMs <= nowMs;
}

function isSomething([, { membership, grant }]: readonly [unknown, PersonFacts]): boolean {
  return membership !== null || grant !== null;
}

function nameOf({ profile }: MemberRecord): string {
  return (profile?.name ?? '').toLowerCase();
}
