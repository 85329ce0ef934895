/** One-time links to choose a new password, made by an operator or on the machine itself. */
import { detailOf } from '../../../lib/core/audit.ts';
import { AppError } from '../../../lib/core/faults.ts';
import { type PersonId, parsePersonId } from '../../../lib/core/ids.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock, Random } from '../../../lib/std/clock.ts';
import type { AccountRows, AccountStore, NewSignIn } from '../../account-store.ts';
import type { AccountNeeds, Caller } from './account-needs.ts';
import { operatorOf } from './account-needs.ts';
import { checkedPassword } from './fields.ts';
import {
  beginSignIn,
  newId,
  newToken,
  PASSWORD_PROVIDER,
  passwordRow,
  tokenHashOf,
} from './new-member.ts';

const HOUR_MS = 3_600_000;

export interface ResetNeeds {
  readonly store: AccountStore;
  readonly random: Random;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'resetHours'>;
}

/** @returns the token, told this once. @throws AppError not_signed_in, not_allowed, not_found. */
export async function offerReset(
  needs: AccountNeeds,
  caller: Caller,
  memberId: string,
): Promise<string> {
  operatorOf(caller);
  const member = await needs.store.find('member', [{ field: 'id', is: 'equal', value: memberId }]);
  if (member === null) throw new AppError('not_found', 'no such account');
  const token = await makeReset(needs, member.id);
  needs.audit.note(caller, { event: 'reset-link-made', subjectId: member.id });
  return token;
}

/** A newer link takes the place of older ones. */
export async function makeReset(
  { store, random, clock, limits }: ResetNeeds,
  memberId: PersonId,
): Promise<string> {
  const token = newToken(random);
  const nowMs = clock.nowMs();
  await store.remove('verification', [{ field: 'value', is: 'equal', value: memberId }]);
  const row: AccountRows['verification'] = {
    id: newId(random),
    identifier: identifierOf(token),
    value: memberId,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    expiresAtMs: nowMs + limits.resetHours * HOUR_MS,
  };
  await store.create([{ table: 'verification', row }]);
  return token;
}

/** Whose password the link sets. @throws AppError link_not_found, too_many_requests. */
export async function findReset(
  { store, clock, tries }: AccountNeeds,
  caller: Caller,
  token: string,
): Promise<AccountRows['member']> {
  const giveBack = tries.takeToken(caller.address);
  const isThis = { field: 'identifier', is: 'equal', value: identifierOf(token) } as const;
  const row = await store.find('verification', [isThis]);
  const memberId = row === null ? null : parsePersonId(row.value);
  const isAlive = row !== null && row.expiresAtMs > clock.nowMs() && memberId !== null;
  const member = isAlive
    ? await store.find('member', [{ field: 'id', is: 'equal', value: memberId }])
    : null;
  if (member === null || member.disabledAtMs !== null) {
    throw new AppError('link_not_found', 'no such reset link, or not any more');
  }
  giveBack();
  return member;
}

/**
 * Sets the password, signs out every browser, revokes every token, and signs in this one: whoever
 * needs such a link may have been robbed.
 */
export async function reset(
  needs: AccountNeeds,
  caller: Caller,
  token: string,
  given: string,
): Promise<NewSignIn> {
  const { store, credentials, random, clock, signIns, tokens, audit } = needs;
  const member = await findReset(needs, caller, token);
  const password = await credentials.hash(checkedPassword(given, member.email));
  const isThis = { field: 'identifier', is: 'equal', value: identifierOf(token) } as const;
  if ((await store.remove('verification', [isThis])) === 0) {
    throw new AppError('link_not_found', 'used meanwhile');
  }
  const nowMs = clock.nowMs();
  const ofMember = [
    { field: 'memberId', is: 'equal', value: member.id },
    { field: 'providerId', is: 'equal', value: PASSWORD_PROVIDER },
  ] as const;
  const changed = await store.update('credential', ofMember, { password, updatedAtMs: nowMs });
  if (changed === 0) {
    const row = passwordRow(random, member.id, password, nowMs);
    await store.create([{ table: 'credential', row }]);
  }
  await signIns.endAll(member.id);
  // After the browsers, which could make another one.
  const tokenCount = await tokens.revokeAll(member.id);
  audit.note(caller, { event: 'password-reset', actorId: member.id });
  if (tokenCount > 0) {
    const detail = detailOf({ count: tokenCount });
    audit.note(caller, { event: 'token-revoked', actorId: member.id, detail });
  }
  return beginSignIn(needs, caller, member.id);
}

function identifierOf(token: string): string {
  return `password ${tokenHashOf(token)}`;
}
