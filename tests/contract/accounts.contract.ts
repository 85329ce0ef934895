/** What every store of accounts promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aMember, anApiToken, aSignIn } from '../support/account-rows.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function accountsContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`accounts (${name})`, () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('[ACCOUNT-1] a row is found as stored, and nothing else is', async () => {
      const ada = aMember({ email: 'ada@example.org', isOperator: true, language: 'zh' });
      expect(await store.accounts.create([{ table: 'member', row: ada }])).toBe(true);
      expect(await store.accounts.find('member', [where('id', ada.id)])).toEqual(ada);
      expect(await store.accounts.find('member', [where('email', 'bob@example.org')])).toBeNull();
      expect(await store.accounts.find('member', [where('isOperator', false)])).toBeNull();
      expect(await store.accounts.find('signIn', [])).toBeNull();
    });

    it('[ACCOUNT-2] rows that belong together are stored all or not at all', async () => {
      const [ada, bob] = [aMember(), aMember()];
      const person = { id: ada.id, name: 'Ada', hue: 3, createdAtMs: 1, updatedAtMs: 1 };
      const signIn = aSignIn(ada.id);
      const rows = [
        { table: 'member', row: ada },
        { table: 'person', row: person },
        { table: 'signIn', row: signIn },
      ] as const;
      expect(await store.accounts.create(rows)).toBe(true);
      expect(await store.people.find(ada.id)).toEqual({ name: 'Ada', hue: 3 });
      const again = [
        { table: 'member', row: bob },
        { table: 'person', row: { ...person, id: bob.id } },
        { table: 'signIn', row: { ...aSignIn(bob.id), tokenHash: signIn.tokenHash } },
      ] as const;
      expect(await store.accounts.create(again)).toBe(false);
      expect(await store.accounts.find('member', [where('id', bob.id)])).toBeNull();
      expect(await store.people.find(bob.id)).toBeNull();
      expect(await store.accounts.count('signIn', [])).toBe(1);
    });

    it('[ACCOUNT-2] an address belongs to one account, and one account is the first', async () => {
      const first = aMember({ email: 'ada@example.org', isFounder: true });
      expect(await store.accounts.create([{ table: 'member', row: first }])).toBe(true);
      const same = aMember({ email: 'ada@example.org' });
      const second = aMember({ isFounder: true });
      for (const row of [same, second]) {
        expect(await store.accounts.create([{ table: 'member', row }])).toBe(false);
      }
      for (const row of [aMember(), aMember()]) {
        expect(await store.accounts.create([{ table: 'member', row }])).toBe(true);
      }
      await expect(
        store.accounts.update('member', [where('isFounder', null)], { email: first.email }),
      ).rejects.toMatchObject({ code: 'internal' });
      expect(await store.accounts.count('member', [])).toBe(3);
    });

    it('[ACCOUNT-1] conditions narrow, and all of them hold', async () => {
      const ada = aMember();
      const times = [10, 20, 30].map((expiresAtMs) => aSignIn(ada.id, { expiresAtMs }));
      await store.accounts.create([{ table: 'member', row: ada }]);
      await store.accounts.create(times.map((row) => ({ table: 'signIn', row }) as const));
      const [a, b, c] = times;
      const idsOf = async (conditions: Parameters<typeof list>[0]) =>
        (await list(conditions)).map(({ id }) => id);
      const list = (conditions: readonly ReturnType<typeof condition>[]) =>
        store.accounts.list('signIn', conditions, {
          by: 'expiresAtMs',
          direction: 'asc',
          limit: 9,
        });
      expect(await idsOf([condition('above', 10)])).toEqual([b?.id, c?.id]);
      expect(await idsOf([condition('below', 30)])).toEqual([a?.id, b?.id]);
      expect(await idsOf([condition('above', 10), condition('below', 30)])).toEqual([b?.id]);
      expect(await idsOf([condition('unequal', 20)])).toEqual([a?.id, c?.id]);
      const some = { field: 'id', is: 'in', value: [c?.id ?? '', 'x'] } as const;
      expect(await store.accounts.count('signIn', [some])).toBe(1);
      const page = { by: 'expiresAtMs', direction: 'desc', limit: 1, offset: 1 } as const;
      expect((await store.accounts.list('signIn', [], page)).map(({ id }) => id)).toEqual([b?.id]);
    });

    it('[ACCOUNT-1] a change reaches what matches, and says how many', async () => {
      const [ada, bob] = [aMember(), aMember()];
      await store.accounts.create([ada, bob].map((row) => ({ table: 'member', row }) as const));
      const change = { disabledAtMs: 5, updatedAtMs: 5 };
      expect(await store.accounts.update('member', [where('id', bob.id)], change)).toBe(1);
      expect(await store.accounts.update('member', [where('id', 'm_x')], change)).toBe(0);
      expect(await store.accounts.find('member', [where('id', ada.id)])).toEqual(ada);
      const changed = { ...bob, ...change };
      expect(await store.accounts.find('member', [where('disabledAtMs', 5)])).toEqual(changed);
      const back = { disabledAtMs: null };
      expect(await store.accounts.update('member', [where('id', bob.id)], back)).toBe(1);
      expect(await store.accounts.count('member', [where('disabledAtMs', null)])).toBe(2);
    });

    it('[ACCOUNT-3] with a member goes what proves and signs in that member', async () => {
      const [ada, bob] = [aMember(), aMember()];
      await store.accounts.create([ada, bob].map((row) => ({ table: 'member', row }) as const));
      const signIns = [aSignIn(ada.id), aSignIn(ada.id), aSignIn(bob.id)];
      await store.accounts.create(signIns.map((row) => ({ table: 'signIn', row }) as const));
      expect(await store.accounts.remove('signIn', [where('id', signIns[0]?.id ?? '')])).toBe(1);
      expect(await store.accounts.remove('signIn', [where('id', signIns[0]?.id ?? '')])).toBe(0);
      expect(await store.accounts.remove('member', [where('id', ada.id)])).toBe(1);
      const left = await store.accounts.list('signIn', [], LIST);
      expect(left.map(({ memberId }) => memberId)).toEqual([bob.id]);
    });

    it('[TOKEN-2] a token is kept by its hash, is found by its end, and goes with its member', async () => {
      const [ada, bob] = [aMember(), aMember()];
      await store.accounts.create([ada, bob].map((row) => ({ table: 'member', row }) as const));
      const tokens = [
        anApiToken(ada.id, { expiresAtMs: 2 ** 41 }),
        anApiToken(ada.id, { expiresAtMs: null }),
        anApiToken(bob.id, { expiresAtMs: 2 ** 40, scope: 'write' }),
      ];
      await store.accounts.create(tokens.map((row) => ({ table: 'apiToken', row }) as const));
      const [ofAda, , ofBob] = tokens;
      const byHash = where('tokenHash', ofBob?.tokenHash ?? '');
      expect(await store.accounts.find('apiToken', [byHash])).toEqual(ofBob);
      const ends = [condition('above', 0), condition('below', 2 ** 41 + 1)];
      const order = { by: 'expiresAtMs', direction: 'asc', limit: 9 } as const;
      expect(await store.accounts.list('apiToken', ends, order)).toEqual([ofBob, ofAda]);
      const same = { ...anApiToken(ada.id), tokenHash: ofBob?.tokenHash ?? '' };
      expect(await store.accounts.create([{ table: 'apiToken', row: same }])).toBe(false);
      const used = { lastUsedAtMs: 7 };
      expect(await store.accounts.update('apiToken', [byHash], used)).toBe(1);
      await store.accounts.remove('member', [where('id', ada.id)]);
      expect(await store.accounts.list('apiToken', [], LIST)).toEqual([{ ...ofBob, ...used }]);
    });
  });
}

const LIST = { by: 'createdAtMs', direction: 'asc', limit: 9 } as const;

function where<Field extends string>(field: Field, value: string | number | boolean | null) {
  return { field, is: 'equal', value } as const;
}

function condition(is: 'above' | 'below' | 'unequal', value: number) {
  return { field: 'expiresAtMs', is, value } as const;
}
