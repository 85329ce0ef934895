/** Rows of accounts, as tests want them. */
import type { PersonId } from '../../lib/core/ids.ts';
import type { AccountRows } from '../../server/account-store.ts';

let count = 0;

export function aMemberId(): PersonId {
  return `m_${`member${count++}`.padEnd(21, '-')}A` as PersonId;
}

export function aMember(change: Partial<AccountRows['member']> = {}): AccountRows['member'] {
  const id = aMemberId();
  return {
    id,
    email: `${id.slice(2, 20)}@example.org`,
    emailVerified: false,
    isOperator: false,
    isFounder: null,
    disabledAtMs: null,
    language: null,
    theme: null,
    createdAtMs: 1,
    updatedAtMs: 1,
    ...change,
  };
}

export function aSignIn(
  memberId: PersonId,
  change: Partial<AccountRows['signIn']> = {},
): AccountRows['signIn'] {
  const id = `signin${count++}`;
  const times = { createdAtMs: 1, updatedAtMs: 1, expiresAtMs: 2 ** 40 };
  return {
    id,
    tokenHash: `hash of ${id}`,
    memberId,
    address: null,
    device: null,
    ...times,
    ...change,
  };
}

export function anApiToken(
  memberId: PersonId,
  change: Partial<AccountRows['apiToken']> = {},
): AccountRows['apiToken'] {
  const id = `apitoken${count++}`;
  return {
    id,
    tokenHash: `hash of ${id}`,
    memberId,
    name: id,
    scope: 'read',
    createdAtMs: 1,
    expiresAtMs: null,
    lastUsedAtMs: null,
    ...change,
  };
}
