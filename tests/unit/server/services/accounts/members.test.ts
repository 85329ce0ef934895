import { beforeEach, describe, expect, it } from 'vitest';
import {
  ADA,
  aCaller,
  BOB,
  callerOf,
  joinedByBob,
  setUpByAda,
  type TestAccounts,
  testAccounts,
} from '../../../../support/test-accounts.ts';
import type { Caller } from '../../../../../server/services/accounts/account-needs.ts';

const DAY_MS = 86_400_000;
let test: TestAccounts;
let ada: Caller;

beforeEach(async () => {
  test = testAccounts();
  ada = await setUpByAda(test);
});

function personOf({ actor }: Caller) {
  if (actor.is !== 'member') throw new Error('no member');
  return actor.personId;
}

describe('invitation', () => {
  it('[ACCOUNT-18] it makes one account, with the rights it was made for', async () => {
    const { token, invitation } = await test.accounts.invite(ada, { label: 'B', isOperator: true });
    expect(await test.accounts.invitation(aCaller(), token)).toEqual({
      is: 'ready',
      workspace: 'Engines',
    });
    expect(await test.accounts.invitations(ada)).toEqual([invitation]);
    const bob = await callerOf(test, await test.accounts.join(aCaller(), token, BOB));
    expect(bob.actor).toMatchObject({ is: 'member', isOperator: true });
    expect(await test.accounts.invitation(aCaller(), token)).toEqual({ is: 'gone' });
    const again = test.accounts.join(aCaller(), token, { ...BOB, email: 'eve@example.org' });
    await expect(again).rejects.toMatchObject({ code: 'link_not_found' });
    expect(await test.accounts.invitations(ada)).toEqual([]);
  });

  it('[ACCOUNT-18] used at once by several it makes one account', async () => {
    const { token } = await test.accounts.invite(ada, { label: '', isOperator: false });
    const people = Array.from({ length: 5 }, (_, at) => ({ ...BOB, email: `p${at}@example.org` }));
    const outcomes = await Promise.allSettled(
      people.map((person) => test.accounts.join(aCaller(), token, person)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await test.store.count('member', [])).toBe(2);
  });

  it('[ACCOUNT-18] with an address that is taken it stays good', async () => {
    const { token } = await test.accounts.invite(ada, { label: '', isOperator: false });
    const taken = test.accounts.join(aCaller(), token, { ...BOB, email: 'Ada@example.org' });
    await expect(taken).rejects.toMatchObject({ code: 'email_taken' });
    await test.accounts.join(aCaller(), token, BOB);
  });

  it('[ACCOUNT-19] withdrawn, old and invented ones are one answer', async () => {
    const withdrawn = await test.accounts.invite(ada, { label: '', isOperator: false });
    await test.accounts.revokeInvitation(ada, withdrawn.invitation.id);
    const old = await test.accounts.invite(ada, { label: '', isOperator: false });
    test.clock.pass(14 * DAY_MS);
    for (const token of [withdrawn.token, old.token, 'invented', '']) {
      expect(await test.accounts.invitation(aCaller(), token)).toEqual({ is: 'gone' });
      const joined = test.accounts.join(aCaller(), token, BOB);
      await expect(joined).rejects.toMatchObject({ code: 'link_not_found' });
    }
    expect(await test.accounts.invitations(ada)).toEqual([]);
  });
});

describe('members', () => {
  it('[ACCOUNT-20] only operators see and change them', async () => {
    const bob = await joinedByBob(test, ada);
    expect((await test.accounts.members(ada)).map(({ name }) => name)).toEqual(['Ada', 'Bob']);
    const all = [
      () => test.accounts.members(bob),
      () => test.accounts.invite(bob, { label: '', isOperator: true }),
      () => test.accounts.invitations(bob),
      () => test.accounts.revokeInvitation(bob, 'x'),
      () => test.accounts.changeMember(bob, personOf(bob), { isOperator: true }),
      () => test.accounts.offerReset(bob, personOf(ada)),
      () => test.accounts.audit(bob, {}),
    ];
    for (const use of all) await expect(use()).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('[ACCOUNT-21] a disabled account is signed out at once, sockets and all', async () => {
    const bob = await joinedByBob(test, ada);
    const { token } = await test.accounts.signIn(aCaller(), BOB);
    expect(await test.signIns.find(token)).not.toBeNull();
    const id = personOf(bob);
    expect(await test.accounts.changeMember(ada, id, { isDisabled: true })).toMatchObject({
      isDisabled: true,
    });
    expect(await test.signIns.find(token)).toBeNull();
    expect(test.commands).toContainEqual({ is: 'signed-out', memberId: id, proofIds: null });
    await test.accounts.changeMember(ada, id, { isDisabled: false });
    expect(await test.signIns.find(token)).toBeNull();
    await test.accounts.signIn(aCaller(), BOB);
  });

  it('[ACCOUNT-22] there is always somebody who looks after the instance', async () => {
    const bob = await joinedByBob(test, ada, true);
    const change = (id: string) => test.accounts.changeMember(ada, id, { isOperator: false });
    const outcomes = await Promise.allSettled([change(personOf(ada)), change(personOf(bob))]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const operators = [{ field: 'isOperator', is: 'equal', value: true }] as const;
    expect(await test.store.count('member', operators)).toBe(1);
    const last = await test.store.find('member', operators);
    const disabled = test.accounts.changeMember(ada, last?.id ?? '', { isDisabled: true });
    await expect(disabled).rejects.toMatchObject({ code: 'last_operator' });
  });

  it('[ACCOUNT-22] who looks after it no longer leaves no link by which to do so again', async () => {
    const bob = await joinedByBob(test, ada, true);
    const { token } = await test.accounts.invite(bob, { label: 'C', isOperator: true });
    const reset = await test.accounts.offerReset(bob, personOf(ada));
    await test.accounts.changeMember(ada, personOf(bob), { isOperator: false });
    expect(await test.accounts.invitation(aCaller(), token)).toEqual({ is: 'gone' });
    expect(await test.accounts.resetLink(aCaller(), reset)).toEqual({ is: 'gone' });
  });

  it('[ACCOUNT-21] disabling what is disabled signs out again: the first time may have failed', async () => {
    const id = personOf(await joinedByBob(test, ada));
    await test.accounts.changeMember(ada, id, { isDisabled: true });
    test.commands.length = 0;
    await test.accounts.changeMember(ada, id, { isDisabled: true });
    expect(test.commands).toContainEqual({ is: 'signed-out', memberId: id, proofIds: null });
  });

  it('[ACCOUNT-23] a reset link sets one password, once, and signs out every browser', async () => {
    const bob = await joinedByBob(test, ada);
    const before = await test.accounts.signIn(aCaller(), BOB);
    const older = await test.accounts.offerReset(ada, personOf(bob));
    const token = await test.accounts.offerReset(ada, personOf(bob));
    expect(await test.accounts.resetLink(aCaller(), older)).toEqual({ is: 'gone' });
    const password = 'a new password';
    const after = await test.accounts.reset(aCaller(), token, password);
    expect(await test.signIns.find(before.token)).toBeNull();
    expect((await test.signIns.find(after.token))?.memberId).toBe(personOf(bob));
    await test.accounts.signIn(aCaller(), { ...BOB, password });
    for (const used of [token, 'invented']) {
      const again = test.accounts.reset(aCaller(), used, password);
      await expect(again).rejects.toMatchObject({ code: 'link_not_found' });
    }
  });

  it('[ACCOUNT-23] a reset link is good for a day, and for accounts that may sign in', async () => {
    const bob = await joinedByBob(test, ada);
    const old = await test.accounts.offerReset(ada, personOf(bob));
    test.clock.pass(DAY_MS);
    expect(await test.accounts.resetLink(aCaller(), old)).toEqual({ is: 'gone' });
    const token = await test.accounts.offerReset(ada, personOf(bob));
    await test.accounts.changeMember(ada, personOf(bob), { isDisabled: true });
    expect(await test.accounts.resetLink(aCaller(), token)).toEqual({ is: 'gone' });
    await expect(test.accounts.offerReset(ada, 'm_x')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('[OPERATE-16] who stops being an operator while the activity is taken away gets no more of it', async () => {
    const bob = await joinedByBob(test, ada, true);
    const line = { atMs: 1, event: 'sign-in', actorId: null, subjectId: null } as const;
    for (let number = 0; number < 250; number += 1) {
      await test.auditLog.append({ ...line, address: null, detail: '' });
    }
    const pages = test.accounts.auditExport(ada, {})[Symbol.asyncIterator]();
    expect(await pages.next()).toMatchObject({ done: false });
    await test.accounts.changeMember(bob, personOf(ada), { isOperator: false });
    await expect(pages.next()).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('[ACCOUNT-8] the audit log can be narrowed', async () => {
    const bob = await joinedByBob(test, ada);
    await test.accounts.signIn(aCaller(), ADA);
    const wrong = test.accounts.signIn(aCaller(), { ...BOB, password: 'wrong password' });
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_credentials' });
    const events = async (filter: Parameters<typeof test.accounts.audit>[1]) =>
      (await test.accounts.audit(ada, filter)).map(({ event }) => event);
    expect(await events({})).toEqual(['sign-in-failed', 'sign-in', 'joined', 'invited', 'setup']);
    expect(await events({ events: ['joined', 'setup'] })).toEqual(['joined', 'setup']);
    expect(await events({ actorId: personOf(bob) })).toEqual(['joined']);
    expect(await events({ beforeNumber: 2 })).toEqual(['setup']);
  });
});
