/** What every adapter promises of who has an account, who asks, and who gives a document away. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { AccountRows } from '../../server/account-store.ts';
import { aMember } from '../support/account-rows.ts';
import { aLink } from '../support/share-records.ts';
import { aDocument, aPerson, aQuery, aRecord } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const NOW_MS = 1_800_000_000_000;
const WAITING_MAX = 3;

export function askingContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`asking (${name})`, () => {
    let store: StoreUnderTest;
    let document: DocumentRecord;
    let ada: PersonId;
    beforeEach(async () => {
      store = await open();
      ada = aPerson();
      document = await aDocument(store.documents, { ownerId: ada, reach: 'added' });
    });
    afterEach(() => store.close());

    const joined = async (
      personName: string | null,
      change: Partial<AccountRows['member']> = {},
    ): Promise<PersonId> => {
      const row = aMember(change);
      await store.accounts.create([{ table: 'member', row }]);
      if (personName !== null) {
        await store.people.save(row.id, { name: personName, hue: 3 }, 1);
      }
      return row.id;
    };
    const found = async (text: string, limit = 10) =>
      (await store.directory.search(text, limit)).map(({ personId }) => personId);
    const asks = (personId: PersonId, atMs = NOW_MS, message = '', documentId = document.id) =>
      store.requests.ask({ documentId, personId, message, atMs }, WAITING_MAX);
    const waiting = async () =>
      (await store.requests.ofDocument(document.id)).map(({ personId }) => personId);

    it('[SHARE-30] members are found by any part of their name, whatever the case', async () => {
      const bob = await joined('Bob Nimm');
      const emile = await joined('Émile Zola');
      const wang = await joined('王小明');
      expect(await found('b')).toEqual([bob]);
      expect(await found('NIM')).toEqual([bob]);
      expect(await found('émi')).toEqual([emile]);
      expect(await found('zo')).toEqual([emile]);
      expect(await found('小明')).toEqual([wang]);
      expect(await found('nobody')).toEqual([]);
    });

    it('[SHARE-30] members are found by the beginning of their address, named or not', async () => {
      const bob = await joined(null, { email: 'bob@example.org' });
      expect(await found('bob@exam')).toEqual([bob]);
      expect(await found('Bob@Example.org')).toEqual([bob]);
      expect(await found('example.org')).toEqual([]);
      expect(await store.directory.search('bo', 10)).toEqual([
        { personId: bob, profile: null, email: 'bob@example.org' },
      ]);
    });

    it('[SHARE-30] who begins with it comes first, then by name, and no more than asked for', async () => {
      const inside = await joined('Anna Bo');
      const second = await joined('Bo');
      const first = await joined('Bea', { email: 'bo@example.org' });
      expect(await found('bo')).toEqual([first, second, inside]);
      expect(await found('bo', 2)).toEqual([first, second]);
    });

    it('[SHARE-30] signs that mean something to the database stand for themselves', async () => {
      const bob = await joined('100% Bob_');
      await joined('Anna');
      expect(await found('%')).toEqual([bob]);
      expect(await found('b_')).toEqual([bob]);
      expect(await found('\\')).toEqual([]);
    });

    it('[SHARE-31] nobody is found who may not sign in', async () => {
      await joined('Bob', { disabledAtMs: 1 });
      expect(await found('bob')).toEqual([]);
    });

    it('[SHARE-37] requests are told longest waiting first, with whom they are from', async () => {
      const bob = await joined('Bob', { email: 'bob@example.org' });
      const gone = aPerson();
      await asks(bob, NOW_MS, 'Please.');
      await asks(gone, NOW_MS - 1);
      expect(await store.requests.ofDocument(document.id)).toEqual([
        { personId: gone, profile: null, email: null, message: '', atMs: NOW_MS - 1 },
        {
          personId: bob,
          profile: { name: 'Bob', hue: 3 },
          email: 'bob@example.org',
          message: 'Please.',
          atMs: NOW_MS,
        },
      ]);
    });

    it('[SHARE-36] of one person one request waits, in its latest words', async () => {
      const bob = aPerson();
      expect(await asks(bob, NOW_MS, 'First')).toBe(true);
      expect(await asks(bob, NOW_MS + 1, 'Second')).toBe(true);
      const [only, ...others] = await store.requests.ofDocument(document.id);
      expect([only?.message, only?.atMs, others]).toEqual(['Second', NOW_MS + 1, []]);
    });

    it('[SHARE-36] so many wait at one document, and who waits may still change its words', async () => {
      const [bob, cleo, dora] = [aPerson(), aPerson(), aPerson()];
      for (const who of [bob, cleo, dora]) expect(await asks(who)).toBe(true);
      expect(await asks(aPerson())).toBe(false);
      expect(await asks(bob, NOW_MS, 'Again')).toBe(true);
      expect((await waiting()).toSorted()).toEqual([bob, cleo, dora].toSorted());
      const unknown = asks(aPerson(), NOW_MS, '', aRecord().id);
      await expect(unknown).rejects.toMatchObject({ code: 'document_not_found' });
    });

    it('[SHARE-41] they are counted for several documents at once', async () => {
      const other = await aDocument(store.documents, { ownerId: ada });
      const quiet = await aDocument(store.documents, { ownerId: ada });
      for (const who of [aPerson(), aPerson()]) await asks(who);
      await asks(aPerson(), NOW_MS, '', other.id);
      const counts = await store.requests.count([document, other, quiet].map(({ id }) => id));
      expect(counts).toEqual(
        new Map([
          [document.id, 2],
          [other.id, 1],
        ]),
      );
      expect(await store.requests.count([])).toEqual(new Map());
    });

    it('[SHARE-37] an answered request is gone, and can be answered once', async () => {
      const [bob, cleo] = [aPerson(), aPerson()];
      await asks(bob);
      await asks(cleo, NOW_MS + 1);
      expect(await store.requests.remove(document.id, bob)).toBe(true);
      expect(await store.requests.remove(document.id, bob)).toBe(false);
      expect(await waiting()).toEqual([cleo]);
    });

    it('[SHARE-37] being added answers it, in this document and no other', async () => {
      const other = await aDocument(store.documents, { ownerId: ada });
      const bob = aPerson();
      await asks(bob);
      await asks(bob, NOW_MS, '', other.id);
      await store.sharing.setMember(document.id, bob, 'viewer', 1);
      expect(await waiting()).toEqual([]);
      expect(await store.requests.ofDocument(other.id)).toHaveLength(1);
    });

    it('[SHARE-39] a purge takes requests along', async () => {
      await asks(aPerson());
      await store.documents.setTrashed(document.id, 1);
      expect(await store.documents.purgeTrashed(2)).toEqual([document.id]);
      expect(await store.requests.ofDocument(document.id)).toEqual([]);
      expect(await store.requests.count([document.id])).toEqual(new Map());
    });

    it('[SHARE-34] a document changes hands, and who gave it away edits it', async () => {
      const [bob, cleo] = [aPerson(), aPerson()];
      const link = aLink(document.id);
      await store.shareLinks.create(link);
      await store.shareLinks.redeem(link.tokenHash, bob, NOW_MS);
      await store.sharing.setMember(document.id, bob, 'viewer', 1);
      await store.sharing.setMember(document.id, cleo, 'viewer', 1);
      await store.shareLinks.redeem(link.tokenHash, bob, NOW_MS);
      expect(await store.sharing.giveTo(document.id, ada, bob, 2)).toBe(true);
      expect((await store.documents.find(document.id))?.ownerId).toBe(bob);
      const given = await store.sharing.givenIn(document.id, [ada, bob, cleo], NOW_MS);
      expect(given).toEqual(
        new Map([
          [ada, { membership: 'editor', grant: null }],
          [cleo, { membership: 'viewer', grant: null }],
        ]),
      );
    });

    it('[SHARE-34] who owns it no more cannot give it away, not even in the same moment', async () => {
      const [bob, cleo] = [aPerson(), aPerson()];
      const done = await Promise.all([
        store.sharing.giveTo(document.id, ada, bob, 1),
        store.sharing.giveTo(document.id, ada, cleo, 1),
      ]);
      expect(done).toEqual([true, false]);
      expect((await store.documents.find(document.id))?.ownerId).toBe(bob);
    });

    it('[SHARE-40] what somebody has opened can be forgotten, and opened anew', async () => {
      const [bob, cleo] = [aPerson(), aPerson()];
      await store.sharing.setReach(document.id, { reach: 'link' });
      const listed = async (personId: PersonId) => {
        const query = aQuery(personId, { nowMs: NOW_MS });
        return (await store.documents.list(query)).rows.length;
      };
      for (const who of [bob, cleo]) await store.documents.noteOpened(document.id, who, 1);
      await store.documents.forgetOpened(document.id, bob);
      await store.documents.forgetOpened(document.id, bob);
      expect([await listed(bob), await listed(cleo)]).toEqual([0, 1]);
      await store.documents.noteOpened(document.id, bob, 2);
      expect(await listed(bob)).toBe(1);
    });
  });
}
