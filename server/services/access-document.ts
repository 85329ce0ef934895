/** The one way from an id somebody typed to a document they may see. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import type { DocumentRecord, DocumentView } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import { parseDocumentId } from '../../lib/core/ids.ts';
import type { AccessMode, Action, Role } from '../../lib/core/policy.ts';
import { may, NO_FACTS, reachOfNew, roleOf } from '../../lib/core/policy.ts';
import type { Documents } from '../ports.ts';

export interface AccessNeeds {
  readonly documents: Documents;
  readonly access: AccessMode;
}

/**
 * @throws AppError document_not_found when it is malformed, unknown or hidden from this actor, all
 * alike; not_allowed when it may be seen but not this be done.
 */
export async function accessDocument(
  { documents, access }: AccessNeeds,
  actor: Actor,
  documentId: string,
  action: Action,
): Promise<DocumentRecord> {
  const id = parseDocumentId(documentId);
  const record = id === null ? null : await documents.find(id);
  if (record === null) throw new AppError('document_not_found', 'no such document');
  const role = roleIn(record, access, actor);
  const isTrashed = record.trashedAtMs !== null;
  if (!may(role, 'read', isTrashed)) throw new AppError('document_not_found', 'hidden');
  if (!may(role, action, isTrashed)) throw new AppError('not_allowed', `${role}: ${action}`);
  return record;
}

export function viewOf(record: DocumentRecord, access: AccessMode, actor: Actor): DocumentView {
  const { id, projection, ownerId, createdAtMs, updatedAtMs, trashedAtMs } = record;
  return {
    id,
    title: projection.title,
    excerpt: projection.excerpt,
    wordCount: projection.wordCount,
    createdAt: new Date(createdAtMs).toISOString(),
    updatedAt: new Date(updatedAtMs).toISOString(),
    trashedAt: trashedAtMs === null ? null : new Date(trashedAtMs).toISOString(),
    epoch: record.epoch,
    isMine: ownerId !== null && ownerId === personOf(actor),
    role: roleIn(record, access, actor),
    url: `/d/${id}`,
  };
}

function roleIn(record: DocumentRecord, access: AccessMode, actor: Actor): Role {
  const isTrashed = record.trashedAtMs !== null;
  const reach = reachOfNew('open', record.ownerId);
  return roleOf(actor, { access, ownerId: record.ownerId, isTrashed, ...reach, ...NO_FACTS });
}
