/** The way to a document that somebody wants to share. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Random } from '../../lib/std/clock.ts';
import type { Documents, Log } from '../ports.ts';
import type { Passwords } from '../sharing-ports.ts';
import type { AccessNeeds } from './access-document.ts';
import { accessToChange } from './access-to-change.ts';
import type { AccessWatch } from './access-watch.ts';
import type { Audit, Caller } from './accounts/account-needs.ts';
import type { SharingViewNeeds } from './sharing-view.ts';

export interface SharingNeeds extends SharingViewNeeds {
  readonly documents: Pick<Documents, 'find' | 'forgetOpened'>;
  readonly access: AccessNeeds['access'];
  readonly passwords: Passwords;
  readonly watch: Pick<AccessWatch, 'changed' | 'expiryChanged'>;
  readonly audit: Audit;
  readonly repeatedAudit: Audit;
  readonly random: Random;
  readonly limits: Limits;
  readonly log: Log;
}

/** @throws AppError as `accessDocument`, and as `expectOwned`. */
export async function ownedDocument(needs: SharingNeeds, caller: Caller, id: string) {
  const { record } = await accessToChange(needs, caller, id, 'share');
  return { record, personId: expectOwned(record, caller.actor) };
}

/**
 * Of a document that everybody stands equal in, nobody could take a change back.
 * @returns who this is.
 * @throws AppError not_allowed.
 */
export function expectOwned(record: DocumentRecord, actor: Actor): PersonId {
  const personId = personOf(actor);
  if (record.ownerId !== null && personId !== null) return personId;
  const hint = 'This document has no owner who could share it: whoever has its address may edit.';
  throw new AppError('not_allowed', 'nobody owns it', { hint });
}
