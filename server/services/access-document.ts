/** The one way from an id somebody typed to a document they may see. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import { parseDocumentId } from '../../lib/core/ids.ts';
import type { AccessFacts, AccessMode, Action, PersonFacts, Role } from '../../lib/core/policy.ts';
import { ceilingOf, may, NO_FACTS, roleOf } from '../../lib/core/policy.ts';
import { atMost, isAtLeast } from '../../lib/core/role.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Documents } from '../ports.ts';
import type { Sharing } from '../sharing-ports.ts';

export interface RoleNeeds {
  readonly sharing: Pick<Sharing, 'givenIn'>;
  readonly access: AccessMode;
  readonly clock: Clock;
}

export interface AccessNeeds extends RoleNeeds {
  readonly documents: Pick<Documents, 'find'>;
}

/** A document, and what this actor is to it. */
export interface Accessed {
  readonly record: DocumentRecord;
  readonly role: Role;
}

/**
 * @throws AppError document_not_found when it is malformed, unknown or hidden from this actor, all
 * alike; not_allowed when it may be seen but not this be done.
 */
export async function accessDocument(
  needs: AccessNeeds,
  actor: Actor,
  documentId: string,
  action: Action,
): Promise<Accessed> {
  const id = parseDocumentId(documentId);
  const record = id === null ? null : await needs.documents.find(id);
  if (record === null) throw new AppError('document_not_found', 'no such document');
  const role = await roleOn(needs, record, actor);
  const isTrashed = record.trashedAtMs !== null;
  if (!may(role, 'read', isTrashed)) throw new AppError('document_not_found', 'hidden');
  if (!may(role, action, isTrashed)) throw new AppError('not_allowed', `${role}: ${action}`);
  return { record, role };
}

/** Asked with every connection: the store is asked only where its answer could change anything. */
export async function roleOn(
  { sharing, access, clock }: RoleNeeds,
  record: DocumentRecord,
  actor: Actor,
): Promise<Role> {
  const role = roleOf(actor, factsOf(record, access, NO_FACTS));
  const personId = personOf(actor);
  // Nothing that can be given away is more than this.
  const mostGiven = atMost('editor', ceilingOf(actor));
  const isSettled = personId === null || record.trashedAtMs !== null || isAtLeast(role, mostGiven);
  if (isSettled) return role;
  const given = await sharing.givenIn(record.id, [personId], clock.nowMs());
  return roleOf(actor, factsOf(record, access, given.get(personId) ?? NO_FACTS));
}

export function factsOf(
  { ownerId, reach, reachRole, trashedAtMs }: DocumentRecord,
  access: AccessMode,
  given: PersonFacts,
): AccessFacts {
  return { access, ownerId, reach, reachRole, isTrashed: trashedAtMs !== null, ...given };
}
