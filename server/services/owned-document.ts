/** The way to a document that somebody wants to share. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Random } from '../../lib/std/clock.ts';
import type { Documents, Log } from '../ports.ts';
import type { Passwords } from '../sharing-ports.ts';
import { accessDocument, type AccessNeeds } from './access-document.ts';
import type { AccessWatch } from './access-watch.ts';
import type { Audit } from './accounts/account-needs.ts';
import type { SharingViewNeeds } from './sharing-view.ts';

export interface SharingNeeds extends SharingViewNeeds {
  readonly documents: Pick<Documents, 'find' | 'forgetOpened'>;
  readonly access: AccessNeeds['access'];
  readonly passwords: Passwords;
  readonly watch: Pick<AccessWatch, 'changed' | 'expiryChanged'>;
  readonly audit: Audit;
  readonly random: Random;
  readonly limits: Limits;
  readonly log: Log;
}

/** Of a document that everybody stands equal in, nobody could take a change back. */
export async function ownedDocument(needs: SharingNeeds, actor: Actor, id: string) {
  const { record } = await accessDocument(needs, actor, id, 'share');
  const personId = personOf(actor);
  if (record.ownerId === null || personId === null) {
    const hint = 'This document has no owner who could share it: whoever has its address may edit.';
    throw new AppError('not_allowed', 'nobody owns it', { hint });
  }
  return { record, personId };
}
