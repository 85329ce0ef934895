import { describe, expect, it } from 'vitest';
import {
  ADA,
  BOB,
  aCaller,
  callerOf,
  setUpByAda,
  testAccounts,
  WORKSPACE,
} from '../../../../support/test-accounts.ts';

const DIRECT = aCaller({ isDirect: true });
const FAR = aCaller();
const GIVEN = { ...ADA, ...WORKSPACE };

describe('setup', () => {
  it('[ACCOUNT-4] whoever is at the machine may begin, others only by the printed address', async () => {
    const { accounts } = testAccounts({ setupKey: 'the key' });
    expect(await accounts.setupState(DIRECT)).toEqual({ is: 'open' });
    expect(await accounts.setupState(FAR)).toEqual({ is: 'locked' });
    expect(await accounts.setupState(FAR, 'a guess')).toEqual({ is: 'locked' });
    expect(await accounts.setupState(FAR, 'the key')).toEqual({ is: 'open' });
    const guess = accounts.setUp(FAR, { ...GIVEN, key: 'a guess' });
    await expect(guess).rejects.toMatchObject({ code: 'setup_locked' });
    expect(await accounts.setUp(FAR, { ...GIVEN, key: 'the key' })).toMatchObject({
      path: '/d/welcome',
    });
  });

  it('[ACCOUNT-4] without a printed address no key fits', async () => {
    const { accounts } = testAccounts();
    expect(await accounts.setupState(FAR, '')).toEqual({ is: 'locked' });
  });

  it('[ACCOUNT-5] it makes an operator, signed in, with something to read', async () => {
    const test = testAccounts();
    const made = await test.accounts.setUp(DIRECT, GIVEN);
    const { actor } = await callerOf(test, made);
    expect(actor).toMatchObject({ is: 'member', isOperator: true, personId: made.memberId });
    expect(await test.people.find(made.memberId)).toMatchObject({ name: 'Ada' });
    expect(await test.accounts.workspaceName()).toBe('Engines');
    expect(test.welcomes).toEqual([
      { actor: { is: 'member', personId: made.memberId }, title: 'Hello' },
    ]);
    expect(await test.accounts.setupState(DIRECT)).toEqual({ is: 'done' });
  });

  it('[ACCOUNT-6] of setups at once one wins, and later ones find it done', async () => {
    const { accounts, store } = testAccounts();
    const tries = [GIVEN, { ...GIVEN, ...BOB }, { ...GIVEN, email: 'eve@example.org' }];
    const outcomes = await Promise.allSettled(tries.map((given) => accounts.setUp(DIRECT, given)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'setup_done' });
    }
    expect(await store.count('member', [])).toBe(1);
    expect(await store.count('workspace', [])).toBe(1);
    await expect(accounts.setUp(DIRECT, GIVEN)).rejects.toMatchObject({ code: 'setup_done' });
  });

  it.each([
    ['no name', { name: ' ' }],
    ['no workspace', { workspace: '\u202E' }],
    ['no address', { email: 'ada' }],
    ['a short password', { password: 'engine' }],
    ['a password that is the address', { password: 'ada@example.org' }],
    ['a password without end', { password: 'x'.repeat(1_000) }],
  ])('[ACCOUNT-7] %s is refused, and nothing is made', async (_name, change) => {
    const { accounts, store } = testAccounts();
    const refused = accounts.setUp(DIRECT, { ...GIVEN, ...change });
    await expect(refused).rejects.toMatchObject({ code: 'bad_request' });
    expect(await store.count('member', [])).toBe(0);
  });

  it('[ACCOUNT-4] guesses at the key are bounded', async () => {
    const { accounts } = testAccounts({ setupKey: 'the key', limits: { addressTriesMax: 3 } });
    const guesses = Array.from({ length: 10 }, (_, at) =>
      accounts.setUp(FAR, { ...GIVEN, key: `guess ${at}` }).catch((error: unknown) => error),
    );
    const codes = (await Promise.all(guesses)).map((error): unknown =>
      Reflect.get(Object(error), 'code'),
    );
    expect(codes.filter((code) => code === 'setup_locked')).toHaveLength(3);
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(7);
  });

  it('[ACCOUNT-4] so are questions whether a key is right, and the right one counts for nothing', async () => {
    const { accounts } = testAccounts({ setupKey: 'the key', limits: { addressTriesMax: 3 } });
    for (let asked = 0; asked < 5; asked += 1) {
      expect(await accounts.setupState(FAR, 'the key')).toEqual({ is: 'open' });
    }
    for (const guess of ['1', '2', '3']) {
      expect(await accounts.setupState(FAR, guess)).toEqual({ is: 'locked' });
    }
    await expect(accounts.setupState(FAR, 'the key')).rejects.toMatchObject({
      code: 'too_many_requests',
    });
    expect(await accounts.setupState(FAR)).toEqual({ is: 'locked' });
  });

  it('[ACCOUNT-8] what happened is noted for operators, and for nobody else', async () => {
    const test = testAccounts();
    const ada = await setUpByAda(test);
    const [entry] = await test.accounts.audit(ada, {});
    expect(entry).toMatchObject({ event: 'setup', actorName: 'Ada', address: '192.0.2.0/24' });
    await expect(test.accounts.audit(FAR, {})).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});
