/** Links by which somebody makes an account. */
import type { InvitationView } from '../../../lib/core/account.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { AccountRows, NewSignIn } from '../../account-store.ts';
import type { AccountNeeds, Caller } from './account-needs.ts';
import { operatorOf } from './account-needs.ts';
import { checkedAccount, type NewAccount } from './fields.ts';
import { beginSignIn, memberRows, newId, newToken, tokenHashOf } from './new-member.ts';
import { cleanLine } from '../clean-text.ts';

const DAY_MS = 86_400_000;
const LABEL_CHARS_MAX = 80;
/** In a list; more open ones at a time are a mistake. */
const LIST_MAX = 500;

/** The token is told this once. @throws AppError not_signed_in, not_allowed, bad_request. */
export async function invite(
  { store, random, clock, limits, audit }: AccountNeeds,
  caller: Caller,
  given: { readonly label: string; readonly isOperator: boolean },
): Promise<{ readonly invitation: InvitationView; readonly token: string }> {
  const { memberId } = operatorOf(caller);
  const token = newToken(random);
  const createdAtMs = clock.nowMs();
  const row: AccountRows['invitation'] = {
    id: newId(random),
    tokenHash: tokenHashOf(token),
    label: cleanLine(given.label, LABEL_CHARS_MAX, 'label'),
    isOperator: given.isOperator,
    createdBy: memberId,
    createdAtMs,
    expiresAtMs: createdAtMs + limits.invitationDays * DAY_MS,
  };
  await store.create([{ table: 'invitation', row }]);
  audit.note(caller, { event: 'invited', subjectId: row.id, detail: row.label });
  return { invitation: viewOf(row), token };
}

/** Those that may still be used, newest first. */
export async function invitations(
  { store, clock }: AccountNeeds,
  caller: Caller,
): Promise<InvitationView[]> {
  operatorOf(caller);
  const alive = [{ field: 'expiresAtMs', is: 'above', value: clock.nowMs() }] as const;
  const order = { by: 'createdAtMs', direction: 'desc', limit: LIST_MAX } as const;
  return (await store.list('invitation', alive, order)).map(viewOf);
}

export async function revokeInvitation(
  { store, audit }: AccountNeeds,
  caller: Caller,
  id: string,
): Promise<void> {
  operatorOf(caller);
  const revoked = await store.remove('invitation', [{ field: 'id', is: 'equal', value: id }]);
  if (revoked === 0) throw new AppError('not_found', 'no such invitation');
  audit.note(caller, { event: 'invitation-revoked', subjectId: id });
}

/** @throws AppError link_not_found, too_many_requests. */
export async function findInvitation(
  { store, clock, tries }: AccountNeeds,
  caller: Caller,
  token: string,
): Promise<AccountRows['invitation']> {
  const giveBack = tries.takeToken(caller.address);
  const hash = { field: 'tokenHash', is: 'equal', value: tokenHashOf(token) } as const;
  const row = await store.find('invitation', [hash]);
  if (row === null || row.expiresAtMs <= clock.nowMs()) {
    throw new AppError('link_not_found', 'no such invitation, or not any more');
  }
  giveBack();
  return row;
}

/** @throws AppError link_not_found, email_taken, bad_request, too_many_requests. */
export async function join(
  needs: AccountNeeds,
  caller: Caller,
  token: string,
  given: NewAccount,
): Promise<NewSignIn> {
  const { store, limits, audit, log } = needs;
  const invitation = await findInvitation(needs, caller, token);
  const account = checkedAccount(given, limits);
  const { isOperator } = invitation;
  const { id, rows } = await memberRows(needs, account, { isOperator, isFounder: null });
  // Taken first, so that it makes one account, however often it is used at once.
  const taken = await store.remove('invitation', [
    { field: 'id', is: 'equal', value: invitation.id },
  ]);
  if (taken === 0) throw new AppError('link_not_found', 'used meanwhile');
  if (!(await store.create(rows))) {
    await store.create([{ table: 'invitation', row: invitation }]);
    throw new AppError('email_taken', 'there is such an account');
  }
  audit.note(caller, { event: 'joined', actorId: id, subjectId: invitation.id });
  log.info('account.made', { memberId: id });
  return beginSignIn(needs, caller, id);
}

function viewOf(row: AccountRows['invitation']): InvitationView {
  const { id, label, isOperator, createdAtMs, expiresAtMs } = row;
  return {
    id,
    label,
    isOperator,
    createdAt: new Date(createdAtMs).toISOString(),
    expiresAt: new Date(expiresAtMs).toISOString(),
  };
}
