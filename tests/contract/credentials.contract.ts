/** What the library for sign-in promises, over each store of accounts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../lib/core/ids.ts';
import type { AccountRows, Credentials } from '../../server/account-store.ts';
import { makeCredentials } from '../../server/adapters/better-auth/credentials.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { makePasswords } from '../../server/adapters/passwords.ts';
import { passwordRow, tokenHashOf } from '../../server/services/accounts/new-member.ts';
import { aMember } from '../support/account-rows.ts';
import { silentLog } from '../support/silent-log.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const DEVICE = { address: '192.0.2.77', device: 'Test/1.0' };
const DAY_MS = 86_400_000;
const PASSWORD = 'analytical engine';

export function credentialsContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`credentials (${name})`, () => {
    let store: StoreUnderTest;
    let credentials: Credentials;
    let ada: AccountRows['member'];
    beforeEach(async () => {
      store = await open();
      credentials = makeCredentials({
        store: store.accounts,
        passwords: makePasswords({ memoryKib: 8, passes: 1 }),
        random: machineRandom,
        secret: 'a secret of the tests, as long as the library wants it',
        idleDays: 30,
        log: silentLog,
      });
      ada = aMember({ email: 'ada@example.org' });
      const hash = await credentials.hash(PASSWORD);
      await store.accounts.create([
        { table: 'member', row: ada },
        { table: 'credential', row: passwordRow(machineRandom, ada.id, hash, 1) },
      ]);
    });
    afterEach(() => store.close());

    const signIns = () =>
      store.accounts.list('signIn', [], { by: 'createdAtMs', direction: 'asc', limit: 9 });

    it('[ACCOUNT-9] the right password begins a sign-in', async () => {
      const made = await credentials.signIn(ada.email, PASSWORD, DEVICE);
      expect(made?.memberId).toBe(ada.id);
      expect(await credentials.isPassword(ada.id, PASSWORD)).toBe(true);
    });

    it('[ACCOUNT-24] what is stored is no token, and knows the network only', async () => {
      const made = await credentials.signIn(ada.email, PASSWORD, DEVICE);
      const token = made?.token ?? '';
      expect(token).toMatch(/^[A-Za-z0-9_-]{32,}$/);
      const [row] = await signIns();
      expect(JSON.stringify(row)).not.toContain(token);
      expect(row).toMatchObject({
        tokenHash: tokenHashOf(token),
        memberId: ada.id,
        address: '192.0.2.0/24',
        device: 'Test/1.0',
      });
      const lifeMs = (row?.expiresAtMs ?? 0) - (row?.createdAtMs ?? 0);
      expect(Math.abs(lifeMs - 30 * DAY_MS)).toBeLessThan(60_000);
      const credential = await store.accounts.find('credential', []);
      expect(credential?.password).toMatch(/^\$argon2id\$/);
    });

    it('[ACCOUNT-12] each sign-in has a token of its own', async () => {
      const first = await credentials.signIn(ada.email, PASSWORD, DEVICE);
      const second = await credentials.begin(ada.id, { ...DEVICE, device: null });
      expect(second?.token).not.toBe(first?.token);
      expect(await signIns()).toHaveLength(2);
    });

    it('[ACCOUNT-10] unknown, wrong, without a password, and disabled begin none', async () => {
      const bob = aMember({ email: 'bob@example.org' });
      await store.accounts.create([{ table: 'member', row: bob }]);
      expect(await credentials.signIn(ada.email, 'another', DEVICE)).toBeNull();
      expect(await credentials.signIn('eve@example.org', PASSWORD, DEVICE)).toBeNull();
      expect(await credentials.signIn(bob.email, PASSWORD, DEVICE)).toBeNull();
      expect(await credentials.isPassword(bob.id, PASSWORD)).toBe(false);
      const isAda = [{ field: 'id', is: 'equal', value: ada.id }] as const;
      await store.accounts.update('member', isAda, { disabledAtMs: 1 });
      expect(await credentials.signIn(ada.email, PASSWORD, DEVICE)).toBeNull();
      expect(await credentials.begin(ada.id, DEVICE)).toBeNull();
      expect(await credentials.begin('m_gone' as PersonId, DEVICE)).toBeNull();
      expect(await signIns()).toEqual([]);
    });

    it('[ACCOUNT-9] a password is the same however it was typed', async () => {
      const isAda = [{ field: 'memberId', is: 'equal', value: ada.id }] as const;
      const password = await credentials.hash('caf\u00E9 analytique');
      await store.accounts.update('credential', isAda, { password });
      expect(await credentials.signIn(ada.email, 'cafe\u0301 analytique', DEVICE)).not.toBeNull();
    });
  });
}
