/** Signing in and out, and the browsers that are. */
import { parseEmail } from '../../../lib/core/account.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { NewSignIn } from '../../account-store.ts';
import type { AccountNeeds, Caller } from './account-needs.ts';
import { browserOf } from './account-needs.ts';
import { checkedPassword } from './fields.ts';
import { endFormer, PASSWORD_PROVIDER } from './new-member.ts';

/** Nobody can have a longer one; hashing it would be work for nothing. */
const GIVEN_CHARS_MAX = 1_000;

/** @throws AppError wrong_credentials, whatever was wrong; too_many_requests. */
export async function signIn(
  needs: AccountNeeds,
  caller: Caller,
  given: { readonly email: string; readonly password: string },
): Promise<NewSignIn> {
  const { credentials, signIns, tries, audit } = needs;
  const email = parseEmail(given.email);
  if (email === null || given.password.length > GIVEN_CHARS_MAX) {
    throw new AppError('wrong_credentials', 'not an address, or not a password');
  }
  const giveBack = tries.takePassword(caller.address, email);
  const made = await credentials.signIn(email, given.password, caller);
  if (made === null) {
    audit.note(caller, { event: 'sign-in-failed', detail: email });
    throw new AppError('wrong_credentials', 'unknown, disabled, or another password');
  }
  giveBack();
  await endFormer(signIns, caller);
  audit.note(caller, { event: 'sign-in', actorId: made.memberId });
  return made;
}

/** Signing out twice is no error. */
export async function signOut({ signIns, audit }: AccountNeeds, caller: Caller): Promise<void> {
  const { actor } = caller;
  if (actor.is !== 'member' || actor.proof?.is !== 'sign-in') return;
  await signIns.end(actor.personId, actor.proof.id);
  audit.note(caller, { event: 'sign-out' });
}

/** @throws AppError not_signed_in, not_found. */
export async function endDevice(needs: AccountNeeds, caller: Caller, id: string): Promise<void> {
  const { memberId } = browserOf(caller);
  if (!(await needs.signIns.end(memberId, id))) throw new AppError('not_found', 'no such device');
  needs.audit.note(caller, { event: 'sign-out', subjectId: id });
}

/**
 * Ends every other browser of the member; tokens stay, or every program of theirs would stop.
 * @throws AppError wrong_password, bad_request.
 */
export async function changePassword(
  needs: AccountNeeds,
  caller: Caller,
  given: { readonly current: string; readonly next: string },
): Promise<void> {
  const { memberId, signInId } = browserOf(caller);
  const { store, credentials, signIns, clock, audit } = needs;
  const { email } = await expectPassword(needs, caller, given.current);
  const password = await credentials.hash(checkedPassword(given.next, email));
  const ofMember = [
    { field: 'memberId', is: 'equal', value: memberId },
    { field: 'providerId', is: 'equal', value: PASSWORD_PROVIDER },
  ] as const;
  await store.update('credential', ofMember, { password, updatedAtMs: clock.nowMs() });
  await signIns.endAll(memberId, signInId);
  audit.note(caller, { event: 'password-changed' });
}

/** For what a browser left unlocked must not do. @throws AppError wrong_password, not_signed_in. */
export async function expectPassword(
  { store, credentials, tries, audit }: AccountNeeds,
  caller: Caller,
  password: string,
) {
  const { memberId } = browserOf(caller);
  const member = await store.find('member', [{ field: 'id', is: 'equal', value: memberId }]);
  if (member === null) throw new AppError('not_signed_in', 'the account is gone');
  const giveBack = tries.takePassword(caller.address, member.email);
  const isRight =
    password.length <= GIVEN_CHARS_MAX && (await credentials.isPassword(memberId, password));
  if (!isRight) {
    audit.note(caller, { event: 'password-wrong' });
    throw new AppError('wrong_password', 'of the account');
  }
  giveBack();
  return member;
}
