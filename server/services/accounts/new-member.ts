/** The rows of a new account, and the tokens of one-time links. */
import { createHash } from 'node:crypto';
import { defaultHue } from '../../../lib/core/actor.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import { newMemberId } from '../../../lib/core/ids.ts';
import { toBase64Url } from '../../../lib/std/bytes.ts';
import type { Random } from '../../../lib/std/clock.ts';
import type { AccountRows, NewRow, NewSignIn } from '../../account-store.ts';
import type { AccountNeeds, Caller } from './account-needs.ts';
import type { NewAccount } from './fields.ts';

const ID_BYTES = 16;
const TOKEN_BYTES = 24;
/** As the library for sign-in calls a password. */
export const PASSWORD_PROVIDER = 'credential';

export function newId(random: Random): string {
  return toBase64Url(random.bytes(ID_BYTES));
}

export function newToken(random: Random): string {
  return toBase64Url(random.bytes(TOKEN_BYTES));
}

/** What of a token is stored: with 192 random bits in it, nothing slower is needed. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export interface MemberKind {
  readonly isOperator: boolean;
  readonly isFounder: true | null;
}

/** @param account  checked. @throws AppError too_many_requests. */
export async function memberRows(
  { credentials, random, clock }: AccountNeeds,
  { name, email, password }: NewAccount,
  kind: MemberKind,
): Promise<{ readonly id: PersonId; readonly rows: readonly NewRow[] }> {
  const id = newMemberId(random);
  const nowMs = clock.nowMs();
  const times = { createdAtMs: nowMs, updatedAtMs: nowMs };
  const hash = await credentials.hash(password);
  const member: AccountRows['member'] = {
    id,
    email,
    emailVerified: false,
    ...kind,
    disabledAtMs: null,
    language: null,
    theme: null,
    ...times,
  };
  return {
    id,
    rows: [
      { table: 'member', row: member },
      { table: 'credential', row: passwordRow(random, id, hash, nowMs) },
      { table: 'person', row: { id, name, hue: defaultHue(id), ...times } },
    ],
  };
}

export function passwordRow(
  random: Random,
  memberId: PersonId,
  password: string,
  nowMs: number,
): AccountRows['credential'] {
  return {
    id: newId(random),
    memberId,
    providerId: PASSWORD_PROVIDER,
    accountId: memberId,
    password,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  };
}

/** Who has just chosen a password need not enter it again. */
export async function beginSignIn(
  { credentials, signIns }: AccountNeeds,
  caller: Caller,
  memberId: PersonId,
): Promise<NewSignIn> {
  const made = await credentials.begin(memberId, caller);
  if (made === null) throw new AppError('wrong_credentials', 'the account is disabled');
  await endFormer(signIns, caller);
  return made;
}

/** One browser is one person at a time: what it was signed in as before ends. */
export async function endFormer(
  signIns: AccountNeeds['signIns'],
  { actor }: Caller,
): Promise<void> {
  if (actor.is === 'member' && actor.proof?.is === 'sign-in') {
    await signIns.end(actor.personId, actor.proof.id);
  }
}
