/** Removing documents for good, before their day in the trash has come. */
import { personOf } from '../../lib/core/actor.ts';
import { NOTHING_NARROWED, orderOf } from '../../lib/core/document-list.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Bus, Documents, Log } from '../ports.ts';
import { accessDocument, type AccessNeeds } from './access-document.ts';
import type { Audit, Caller } from './accounts/account-needs.ts';
import type { TrashServices } from './services.ts';

export interface TrashNeeds extends AccessNeeds {
  readonly documents: Pick<Documents, 'find' | 'list' | 'purge'>;
  readonly bus: Pick<Bus, 'publish'>;
  readonly audit: Audit;
  readonly limits: Pick<Limits, 'listDocumentsMax'>;
  readonly log: Log;
}

export function makeTrash(needs: TrashNeeds): TrashServices {
  return {
    purge: (caller, id) => purge(needs, caller, id),
    empty: (caller) => empty(needs, caller),
  };
}

async function purge(needs: TrashNeeds, caller: Caller, id: string): Promise<void> {
  const { record } = await accessDocument(needs, caller.actor, id, 'purge');
  if (record.ownerId === null) {
    const hint = 'This document belongs to nobody: it goes when its days in the trash are over.';
    throw new AppError('not_allowed', 'nobody owns it', { hint });
  }
  await remove(needs, caller, record.id, record.ownerId);
}

/** Everything that belongs to this person, whatever comes into the trash meanwhile. */
async function empty(needs: TrashNeeds, caller: Caller): Promise<number> {
  const personId = personOf(caller.actor);
  if (personId === null) return 0;
  const scope = { personId, view: 'trash', nowMs: needs.clock.nowMs() } as const;
  const own = { ...NOTHING_NARROWED, owner: personId, ...orderOf('trash') };
  const page = { after: null, limit: needs.limits.listDocumentsMax };
  let count = 0;
  let removed = 0;
  do {
    removed = 0;
    const { rows } = await needs.documents.list({ ...scope, ...own, ...page });
    for (const { record } of rows) removed += await remove(needs, caller, record.id, personId);
    count += removed;
  } while (removed > 0);
  return count;
}

/** @returns how many: none when somebody else was faster, or it is another's or out of the trash. */
async function remove(
  needs: TrashNeeds,
  caller: Caller,
  id: DocumentId,
  ownerId: PersonId,
): Promise<number> {
  if (!(await needs.documents.purge(id, ownerId))) return 0;
  // Its owner may still be reading it.
  needs.bus.publish({ is: 'close', documentId: id, code: 'document_not_found' });
  needs.audit.note(caller, { event: 'document-purged', subjectId: id });
  needs.log.info('document.purged', { documentId: id });
  return 1;
}
