/** The way to a document that somebody wants to change. */
import { isAppError } from '../../lib/core/faults.ts';
import type { Action } from '../../lib/core/policy.ts';
import { accessDocument, type Accessed, type AccessNeeds } from './access-document.ts';
import type { Audit, Caller } from './accounts/account-needs.ts';

export interface ChangeNeeds extends AccessNeeds {
  readonly repeatedAudit: Audit;
}

/**
 * Whoever sees a document and tries to change it without the right is noted, as sockets do it.
 * @throws AppError as `accessDocument`.
 */
export async function accessToChange(
  needs: ChangeNeeds,
  caller: Caller,
  documentId: string,
  action: Action,
): Promise<Accessed> {
  try {
    return await accessDocument(needs, caller.actor, documentId, action);
  } catch (error) {
    if (isAppError(error) && error.code === 'not_allowed') {
      needs.repeatedAudit.note(caller, { event: 'write-refused', subjectId: documentId });
    }
    throw error;
  }
}
