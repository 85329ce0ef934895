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
import { startProofExpiry } from '../../../../../server/services/accounts/proof-expiry.ts';
import { silentLog } from '../../../../support/silent-log.ts';

const DAY_MS = 86_400_000;
let test: TestAccounts;
let ada: Caller;

beforeEach(async () => {
  test = testAccounts();
  ada = await setUpByAda(test);
});

const codeOf = (error: unknown): unknown => Reflect.get(Object(error), 'code');
const tryIn = (email: string, password: string, address = '192.0.2.1') =>
  test.accounts.signIn(aCaller({ address }), { email, password }).then(() => 'in', codeOf);

describe('sign-in', () => {
  it('[ACCOUNT-9] address and password let in, whatever the case of the address', async () => {
    const made = await test.accounts.signIn(aCaller(), { ...ADA, email: ' ADA@Example.ORG ' });
    expect((await test.signIns.find(made.token))?.memberId).toBe(made.memberId);
  });

  it('[ACCOUNT-10] A21: unknown, wrong and disabled are one answer, each after one comparison', async () => {
    const bob = await joinedByBob(test, ada);
    const bobId = personOf(bob);
    await test.accounts.changeMember(ada, bobId, { isDisabled: true });
    for (const [email, password] of [
      [ADA.email, 'another engine'],
      ['eve@example.org', ADA.password],
      [BOB.email, BOB.password],
    ] as const) {
      const before = test.credentials.calls.compared;
      expect(await tryIn(email, password)).toBe('wrong_credentials');
      expect(test.credentials.calls.compared).toBe(before + 1);
    }
    expect(await tryIn('no address', 'x')).toBe('wrong_credentials');
  });

  it('[ACCOUNT-11] A21: wrong guesses of one address at one account are bounded, made at once or not', async () => {
    const guesses = Array.from({ length: 50 }, (_, at) => tryIn(ADA.email, `guess number ${at}`));
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(45);
    // The right one is refused as well: a guesser must not see the difference.
    expect(await tryIn(ADA.email, ADA.password)).toBe('too_many_requests');
    // Ada herself, from elsewhere, is not shut out.
    expect(await tryIn(ADA.email, ADA.password, '198.51.100.7')).toBe('in');
    test.clock.pass(60_000);
    expect(await tryIn(ADA.email, ADA.password)).toBe('in');
  });

  it('[ACCOUNT-11] A21: guesses of one address at many accounts, and of many at one, are bounded too', async () => {
    const many = Array.from({ length: 100 }, (_, at) =>
      tryIn(`p${at}@example.org`, 'x', '2001:db8::1'),
    );
    expect((await Promise.all(many)).filter((code) => code === 'wrong_credentials')).toHaveLength(
      30,
    );
    const addresses = Array.from({ length: 300 }, (_, at) => `10.0.${at >> 8}.${at & 255}`);
    const spread = await Promise.all(addresses.map((at) => tryIn(ADA.email, 'guess', at)));
    expect(spread.filter((code) => code === 'wrong_credentials')).toHaveLength(100);
  });

  it('[ACCOUNT-11] A21: of ten thousand guesses in a day not three thousand are read', async () => {
    const codes: unknown[] = [];
    for (let guess = 0; guess < 10_000; guess++) {
      codes.push(await tryIn(ADA.email, `guess ${guess}`, `10.${guess & 255}.0.1`));
      test.clock.pass(DAY_MS / 10_000);
    }
    const read = codes.filter((code) => code === 'wrong_credentials').length;
    expect(read).toBeLessThanOrEqual(25 * 100);
  });

  it('[ACCOUNT-11] what was right does not count', async () => {
    for (let time = 0; time < 40; time++) expect(await tryIn(ADA.email, ADA.password)).toBe('in');
  });

  it('[ACCOUNT-12] A21: a new sign-in ends the one this browser had, and never continues it', async () => {
    const before = await test.accounts.signIn(aCaller(), ADA);
    const browser = await callerOf(test, before);
    const after = await test.accounts.signIn(browser, ADA);
    expect(after.token).not.toBe(before.token);
    expect(await test.signIns.find(before.token)).toBeNull();
    expect(await test.signIns.find(after.token)).not.toBeNull();
  });

  it('[ACCOUNT-13] a browser stays signed in while it is used, and no longer', async () => {
    const { token } = await test.accounts.signIn(aCaller(), ADA);
    for (let week = 0; week < 20; week++) {
      test.clock.pass(7 * DAY_MS);
      expect(await test.signIns.find(token)).not.toBeNull();
    }
    test.clock.pass(30 * DAY_MS);
    expect(await test.signIns.find(token)).toBeNull();
  });

  it('[ACCOUNT-13] however much it is used, one day it has to sign in again', async () => {
    const { token } = await test.accounts.signIn(aCaller(), ADA);
    for (let day = 0; day < 179; day++) {
      test.clock.pass(DAY_MS);
      expect(await test.signIns.find(token)).not.toBeNull();
    }
    test.clock.pass(DAY_MS);
    expect(await test.signIns.find(token)).toBeNull();
  });

  it('[ACCOUNT-13] what was opened with it ends by itself when it does, and not before', async () => {
    const alarm = startProofExpiry({ ...test, log: silentLog }, 'signIn');
    const { token } = await test.accounts.signIn(aCaller(), ADA);
    const browser = await callerOf(test, { token, memberId: personOf(ada) });
    const ended = { is: 'signed-out', memberId: personOf(ada), proofIds: [proofOf(browser)] };
    const pass = async (ms: number) => {
      test.clock.pass(ms);
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    };
    test.clock.jump(29 * DAY_MS);
    // Longer than it is known without asking.
    await pass(10_000);
    expect(await test.signIns.find(token)).not.toBeNull();
    test.clock.jump(30 * DAY_MS - 120_000);
    await pass(60_000);
    await pass(59_999);
    expect(test.commands).not.toContainEqual(ended);
    await pass(1);
    expect(test.commands).toContainEqual(ended);
    alarm.close();
  });

  it('[ACCOUNT-14] A21: signing out takes effect at once, and ends the sockets of that browser', async () => {
    const { token } = await test.accounts.signIn(aCaller(), ADA);
    const browser = await callerOf(test, { token, memberId: personOf(ada) });
    await test.accounts.signOut(browser);
    expect(await test.signIns.find(token)).toBeNull();
    expect(await test.signIns.find(token)).toBeNull();
    const proofIds = [proofOf(browser)];
    const command = { is: 'signed-out', memberId: personOf(ada), proofIds };
    expect(test.commands.at(-1)).toEqual(command);
    await test.accounts.signOut(browser);
    await test.accounts.signOut(aCaller());
  });

  it('[ACCOUNT-15] devices are listed, and each can be signed out by its own member only', async () => {
    const bob = await joinedByBob(test, ada);
    const phone = await callerOf(
      test,
      await test.accounts.signIn(aCaller({ device: 'Phone', address: '2001:db8:1:2::3' }), ADA),
    );
    const devices = await test.accounts.devices(ada);
    const isThisOf = new Map(devices.map(({ device, isThis }) => [device, isThis]));
    expect(Object.fromEntries(isThisOf)).toEqual({ Phone: false, 'Test/1.0': true });
    await expect(test.accounts.endDevice(bob, proofOf(phone))).rejects.toMatchObject({
      code: 'not_found',
    });
    await test.accounts.endDevice(ada, proofOf(phone));
    expect(await test.accounts.devices(ada)).toHaveLength(1);
  });

  it('[ACCOUNT-16] [OPERATE-5] another password signs out every other browser, and needs the present one', async () => {
    const other = await test.accounts.signIn(aCaller(), ADA);
    const next = 'a difference engine';
    const wrong = test.accounts.changePassword(ada, { current: 'guess', next });
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_password' });
    const [noted] = await test.accounts.audit(ada, {});
    expect(noted).toMatchObject({ event: 'password-wrong', detail: '' });
    await test.accounts.changePassword(ada, { current: ADA.password, next });
    expect(await test.signIns.find(other.token)).toBeNull();
    expect(await test.accounts.devices(ada)).toHaveLength(1);
    expect(await tryIn(ADA.email, ADA.password)).toBe('wrong_credentials');
    expect(await tryIn(ADA.email, next)).toBe('in');
  });

  it('[ACCOUNT-17] a sign-in that was looked up while it ended is not remembered', async () => {
    const { token } = await test.accounts.signIn(aCaller(), ADA);
    const browser = await callerOf(test, { token, memberId: personOf(ada) });
    test.signIns.forget(personOf(ada));
    const looked = test.signIns.find(token);
    await test.accounts.signOut(browser);
    await looked;
    expect(await test.signIns.find(token)).toBeNull();
  });
});

function personOf({ actor }: Caller) {
  if (actor.is !== 'member') throw new Error('no member');
  return actor.personId;
}

function proofOf({ actor }: Caller): string {
  if (actor.is !== 'member' || actor.proof === undefined) throw new Error('no proof');
  return actor.proof.id;
}
