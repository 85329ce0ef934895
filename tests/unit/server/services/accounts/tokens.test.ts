import { beforeEach, describe, expect, it } from 'vitest';
import type { TokenScope, TokenWish } from '../../../../../lib/core/api-token.ts';
import type { Caller } from '../../../../../server/services/accounts/account-needs.ts';
import { startProofExpiry } from '../../../../../server/services/accounts/proof-expiry.ts';
import { silentLog } from '../../../../support/silent-log.ts';
import {
  ADA,
  aCaller,
  joinedByBob,
  programOf,
  setUpByAda,
  type TestAccounts,
  testAccounts,
} from '../../../../support/test-accounts.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WISH: TokenWish = { name: 'Backup', scope: 'read', days: 90 };

let test: TestAccounts;
let ada: Caller;

beforeEach(async () => {
  test = testAccounts({ limits: { memberTokensMax: 3 } });
  ada = await setUpByAda(test);
});

function personOf({ actor }: Caller) {
  if (actor.is !== 'member') throw new Error('no member');
  return actor.personId;
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
const make = (caller: Caller, wish: Partial<TokenWish> = {}) =>
  test.accounts.makeToken(caller, { ...WISH, ...wish });
const signedOut = () =>
  test.commands.flatMap((command) => (command.is === 'signed-out' ? [command.proofIds] : []));
const eventsOf = async (...events: ('token-made' | 'token-revoked')[]) =>
  (await test.accounts.audit(ada, { events })).map(({ event, actorId, subjectId, detail }) => ({
    event,
    actorId,
    subjectId,
    detail,
  }));

describe('API tokens', () => {
  it('[TOKEN-1] are made, listed and revoked by their member, and nobody else', async () => {
    const bob = await joinedByBob(test, ada);
    const { view, token } = await make(ada, { name: ' Backup  of\tall ' });
    const nowMs = test.clock.nowMs();
    expect(view).toEqual({
      id: view.id,
      name: 'Backup of all',
      scope: 'read',
      createdAt: new Date(nowMs).toISOString(),
      expiresAt: new Date(nowMs + 90 * DAY_MS).toISOString(),
      lastUsedAt: null,
    });
    expect(await test.accounts.tokens(ada)).toEqual([view]);
    expect(await test.accounts.tokens(bob)).toEqual([]);
    const byBob = test.accounts.revokeToken(bob, view.id);
    await expect(byBob).rejects.toMatchObject({ code: 'not_found' });
    expect(await test.tokens.find(token)).toMatchObject({ memberId: personOf(ada), scope: 'read' });
    await test.accounts.revokeToken(ada, view.id);
    expect(await test.accounts.tokens(ada)).toEqual([]);
    const again = test.accounts.revokeToken(ada, view.id);
    await expect(again).rejects.toMatchObject({ code: 'not_found' });
  });

  it('[TOKEN-1] are a browser’s to make, list and revoke: no token does so', async () => {
    const { view } = await make(ada);
    const scopes: readonly TokenScope[] = ['read', 'write'];
    for (const caller of [...scopes.map((scope) => programOf(ada, scope)), aCaller()]) {
      for (const asked of [
        make(caller),
        test.accounts.tokens(caller),
        test.accounts.revokeToken(caller, view.id),
      ]) {
        await expect(asked).rejects.toMatchObject({ code: 'not_signed_in' });
      }
    }
    expect(await test.accounts.tokens(ada)).toHaveLength(1);
  });

  it('[TOKEN-1] are so many at most, made at once or not', async () => {
    const tries = Array.from({ length: 6 }, () => make(ada));
    const made = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
    expect(made).toHaveLength(3);
    await expect(make(ada)).rejects.toMatchObject({
      code: 'bad_request',
      hint: 'You have 3 tokens already: revoke one first.',
    });
    const [first] = await test.accounts.tokens(ada);
    await test.accounts.revokeToken(ada, first?.id ?? '');
    await make(ada);
    const bob = await joinedByBob(test, ada);
    await make(bob);
  });

  it.each(['', '  \ufeff ', 'x'.repeat(81)])('[TOKEN-1] have a name: not %j', async (name) => {
    await expect(make(ada, { name })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('[TOKEN-2] are 192 random bits behind a prefix, of which the store has a hash', async () => {
    const { token, view } = await make(ada);
    expect(token).toMatch(/^sheaf_[\w-]{32}$/);
    const row = await test.store.find('apiToken', []);
    expect(JSON.stringify(row)).not.toContain(token.slice('sheaf_'.length));
    expect(row).toMatchObject({ id: view.id, lastUsedAtMs: null });
    const entries = await test.accounts.audit(ada, {});
    expect(JSON.stringify(entries)).not.toContain(token.slice('sheaf_'.length));
  });

  it('[TOKEN-2] say when they were last used, to the hour', async () => {
    const { token } = await make(ada);
    const lastUsedAt = async () => (await test.accounts.tokens(ada))[0]?.lastUsedAt;
    const firstMs = test.clock.nowMs();
    await test.tokens.find(token);
    test.clock.pass(HOUR_MS - 1);
    await test.tokens.find(token);
    expect(await lastUsedAt()).toBe(new Date(firstMs).toISOString());
    // Past what is known of it without asking.
    test.clock.pass(10_000);
    await test.tokens.find(token);
    expect(await lastUsedAt()).toBe(new Date(firstMs + HOUR_MS + 9_999).toISOString());
  });

  it('[TOKEN-3] that are not shaped like one are not even looked for', async () => {
    const { find } = test.store;
    test.store.find = () => Promise.reject(new Error('asked'));
    for (const text of ['', 'sheaf_', `sheaf_${'x'.repeat(33)}`, `SHEAF_${'x'.repeat(32)}`]) {
      expect(await test.tokens.find(text)).toBeNull();
    }
    test.store.find = find.bind(test.store);
    expect(await test.tokens.find(`sheaf_${'x'.repeat(32)}`)).toBeNull();
  });

  it('[TOKEN-3] end to the millisecond, though they were known a moment ago', async () => {
    const { token } = await make(ada, { days: 30 });
    const { token: forEver } = await make(ada, { days: null });
    test.clock.pass(30 * DAY_MS - 1);
    expect(await test.tokens.find(token)).not.toBeNull();
    test.clock.pass(1);
    expect(await test.tokens.find(token)).toBeNull();
    test.clock.pass(10_000 * DAY_MS);
    expect(await test.tokens.find(forEver)).not.toBeNull();
    // An end that is over is still shown: it says why a program stopped.
    expect(await test.accounts.tokens(ada)).toHaveLength(2);
  });

  it('[TOKEN-5] that are revoked are dead at once, with what was opened with them', async () => {
    const { token, view } = await make(ada);
    const { token: other } = await make(ada);
    await Promise.all([test.tokens.find(token), test.tokens.find(other)]);
    await test.accounts.revokeToken(ada, view.id);
    expect(signedOut()).toEqual([[view.id]]);
    expect(await test.tokens.find(token)).toBeNull();
    expect(await test.tokens.findById(view.id)).toBeNull();
    expect(await test.tokens.find(other)).not.toBeNull();
  });

  it('[TOKEN-5] that were looked up while they ended are not remembered', async () => {
    const { token, view } = await make(ada);
    const looked = test.tokens.find(token);
    await test.accounts.revokeToken(ada, view.id);
    await looked;
    expect(await test.tokens.find(token)).toBeNull();
  });

  it('[TOKEN-5] of a disabled account are dead at once, and those of a removed one for ever', async () => {
    const bob = await joinedByBob(test, ada);
    const { token, view } = await make(bob);
    expect(await test.tokens.find(token)).not.toBeNull();
    await test.accounts.changeMember(ada, personOf(bob), { isDisabled: true });
    expect(await test.tokens.find(token)).toBeNull();
    expect(await test.tokens.findById(view.id)).toBeNull();
    await test.accounts.changeMember(ada, personOf(bob), { isDisabled: false });
    expect(await test.tokens.find(token)).not.toBeNull();
    await test.store.remove('member', [{ field: 'id', is: 'equal', value: personOf(bob) }]);
    test.signIns.forget(personOf(bob));
    expect(await test.tokens.find(token)).toBeNull();
  });

  it('[TOKEN-5] speak for an operator only as long as it is one', async () => {
    const bob = await joinedByBob(test, ada, true);
    const { token } = await make(bob);
    expect(await test.tokens.find(token)).toMatchObject({ isOperator: true });
    await test.accounts.changeMember(ada, personOf(bob), { isOperator: false });
    expect(await test.tokens.find(token)).toMatchObject({ isOperator: false });
  });

  it('[TOKEN-6] outlive a change of the password, and none outlives a link for a new one', async () => {
    const { token } = await make(ada);
    await make(ada);
    const next = 'a difference engine';
    await test.accounts.changePassword(ada, { current: ADA.password, next });
    expect(await test.tokens.find(token)).not.toBeNull();
    const link = await test.accounts.offerReset(ada, personOf(ada));
    await test.accounts.reset(aCaller(), link, 'an engine of analysis');
    expect(await test.tokens.find(token)).toBeNull();
    expect(await test.accounts.tokens(ada)).toEqual([]);
    expect(await eventsOf('token-revoked')).toEqual([
      {
        event: 'token-revoked',
        actorId: personOf(ada),
        subjectId: null,
        detail: 'count=2',
      },
    ]);
  });

  it('[TOKEN-1] are noted when they are made and revoked', async () => {
    const { view } = await make(ada);
    await test.accounts.revokeToken(ada, view.id);
    const noted = { actorId: personOf(ada), subjectId: view.id };
    expect(await eventsOf('token-made', 'token-revoked')).toEqual([
      { event: 'token-revoked', ...noted, detail: 'scope=read label=Backup' },
      { event: 'token-made', ...noted, detail: 'scope=read label=Backup' },
    ]);
  });

  it('[TOKEN-10] that expire end what was opened with them by themselves', async () => {
    const alarm = startProofExpiry({ ...test, log: silentLog }, 'apiToken');
    const { view } = await make(ada, { days: 30 });
    await make(ada, { days: null });
    const { view: later } = await make(ada, { days: 90 });
    await settle();
    const pass = async (ms: number) => {
      test.clock.pass(ms);
      await settle();
    };
    test.clock.jump(30 * DAY_MS - 120_000);
    await pass(60_000);
    await pass(59_999);
    expect(signedOut()).toEqual([]);
    await pass(1);
    expect(signedOut()).toEqual([[view.id]]);
    test.clock.jump(60 * DAY_MS);
    await pass(60_000);
    expect(signedOut()).toEqual([[view.id], [later.id]]);
    alarm.close();
    expect(test.clock.pendingCount).toBe(0);
  });

  it('[TOKEN-6] none that is being made while the password is reset outlives it', async () => {
    const bob = await joinedByBob(test, ada);
    const link = await test.accounts.offerReset(ada, personOf(bob));
    await Promise.allSettled([
      ...Array.from({ length: 3 }, () => make(bob)),
      test.accounts.reset(aCaller(), link, 'a new password'),
      ...Array.from({ length: 20 }, () => make(bob)),
    ]);
    expect(await test.store.count('apiToken', [])).toBe(0);
    await expect(make(bob)).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});
