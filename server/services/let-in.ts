/** Letting somebody with an account into a document by name. */
import { detailOf } from '../../lib/core/audit.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { GrantedRole, SharingView } from '../../lib/core/sharing.ts';
import type { AccountRows, AccountStore } from '../account-store.ts';
import type { Caller } from './accounts/account-needs.ts';
import type { SharingNeeds } from './owned-document.ts';
import { sharingViewOf } from './sharing-view.ts';

export interface LettingNeeds extends SharingNeeds {
  readonly accounts: Pick<AccountStore, 'find'>;
}

/**
 * @param message  read by this person when it opens the document; absent: none, or the one before.
 * @throws AppError bad_request: it is the owner, or the document lets in too many already.
 */
export async function letIn(
  needs: LettingNeeds,
  caller: Caller,
  record: DocumentRecord,
  personId: PersonId,
  role: GrantedRole,
  message?: string,
): Promise<SharingView> {
  if (personId === record.ownerId) {
    const hint = 'The owner of a document stays its owner.';
    throw new AppError('bad_request', 'role of the owner', { hint });
  }
  const present = await needs.sharing.members(record.id);
  const { documentMembersMax } = needs.limits;
  const isNew = !present.some((member) => member.personId === personId);
  if (isNew && present.length >= documentMembersMax) {
    const hint = `This document lets in ${documentMembersMax} people by name already.`;
    throw new AppError('bad_request', 'too many members', { hint });
  }
  await needs.sharing.setMember(record.id, personId, role, needs.clock.nowMs(), message);
  await needs.watch.changed(record.id);
  needs.audit.note(caller, {
    event: isNew ? 'shared' : 'role-changed',
    subjectId: record.id,
    detail: detailOf({ person: personId, role }),
  });
  needs.log.info('member.added', { documentId: record.id, personId, role });
  return sharingViewOf(needs, caller.actor, record);
}

/** null: nobody has it, or it may not sign in. */
export async function findWorkingAccount(
  accounts: Pick<AccountStore, 'find'>,
  by: { readonly field: 'id' | 'email'; readonly value: string },
): Promise<AccountRows['member'] | null> {
  const row = await accounts.find('member', [{ ...by, is: 'equal' }]);
  return row?.disabledAtMs === null ? row : null;
}
