/** What every adapter of sharing promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { type PersonId, newShareLinkId } from '../../lib/core/ids.ts';
import type { NewShareLink } from '../../server/sharing-ports.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { aMember } from '../support/account-rows.ts';
import { aLink } from '../support/share-records.ts';
import { aDocument, aPerson, aQuery, aRecord } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const NOW_MS = 1_800_000_000_000;

export function sharingContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`sharing (${name})`, () => {
    let store: StoreUnderTest;
    let document: DocumentRecord;
    let [ada, bob, cleo]: PersonId[] = [];
    beforeEach(async () => {
      store = await open();
      [ada, bob, cleo] = [aPerson(), aPerson(), aPerson()];
      document = await owned();
    });
    afterEach(() => store.close());

    const person = (id: PersonId | undefined): PersonId => id ?? aPerson();
    const owned = (change: Partial<DocumentRecord> = {}) =>
      aDocument(store.documents, {
        ownerId: person(ada),
        reach: 'added',
        reachRole: 'viewer',
        ...change,
      });
    const made = async (change: Partial<NewShareLink> = {}, id = document.id) => {
      const link = aLink(id, { createdBy: person(ada), ...change });
      await store.shareLinks.create(link);
      return link;
    };
    const comesBy = (link: NewShareLink, who: PersonId | undefined, atMs = NOW_MS) =>
      store.shareLinks.redeem(link.tokenHash, person(who), atMs);
    const givenIn = async (who: PersonId | undefined, atMs = NOW_MS) =>
      (await store.sharing.givenIn(document.id, [person(who)], atMs)).get(person(who));

    it('[ACCESS-8] reach is found as it was set, and nothing else changes', async () => {
      await store.sharing.setReach(document.id, { reach: 'members', reachRole: 'commenter' });
      const changed = { ...document, reach: 'members', reachRole: 'commenter' };
      expect(await store.documents.find(document.id)).toEqual(changed);
      await store.sharing.setReach(document.id, { reach: 'link' });
      expect(await store.documents.find(document.id)).toEqual({ ...changed, reach: 'link' });
      const unknown = store.sharing.setReach(aRecord().id, { reach: 'link', reachRole: 'viewer' });
      await expect(unknown).rejects.toMatchObject({ code: 'document_not_found' });
    });

    it('[ACCESS-8] who was added has that role, in this document and no other', async () => {
      const other = await owned();
      await store.sharing.setMember(document.id, person(bob), 'viewer', 1);
      await store.sharing.setMember(document.id, person(bob), 'editor', 2);
      expect(await givenIn(bob)).toEqual({ membership: 'editor', grant: null });
      expect(await givenIn(cleo)).toBeUndefined();
      const ids = [document.id, other.id];
      const given = await store.sharing.givenTo(person(bob), ids, NOW_MS);
      expect([...given]).toEqual([[document.id, { membership: 'editor', grant: null }]]);
    });

    it('[SHARE-42] a message to somebody added stays until it is forgotten or the person removed', async () => {
      const said = () => store.sharing.messageTo(document.id, person(bob));
      expect(await said()).toBe('');
      await store.sharing.setMember(document.id, person(bob), 'viewer', 1, 'Please read.');
      await store.sharing.setMember(document.id, person(bob), 'editor', 2);
      expect(await said()).toBe('Please read.');
      expect(await store.sharing.messageTo(document.id, person(cleo))).toBe('');
      await store.sharing.forgetMessage(document.id, person(bob));
      expect(await said()).toBe('');
      await store.sharing.setMember(document.id, person(bob), 'editor', 3, 'Again.');
      await store.sharing.removePerson(document.id, person(bob));
      await store.sharing.setMember(document.id, person(bob), 'viewer', 4);
      expect(await said()).toBe('');
      await store.sharing.forgetMessage(document.id, person(cleo));
    });

    it('[SHARE-15] people who were added come by name, whether or not they said one', async () => {
      await store.people.save(person(bob), { name: 'bob', hue: 3 }, 1);
      await store.people.save(person(ada), { name: 'Ada', hue: 4 }, 1);
      for (const who of [bob, cleo, ada]) {
        await store.sharing.setMember(document.id, person(who), 'viewer', 1);
      }
      expect(await store.sharing.members(document.id)).toEqual([
        { personId: cleo, role: 'viewer', profile: null },
        { personId: ada, role: 'viewer', profile: { name: 'Ada', hue: 4 } },
        { personId: bob, role: 'viewer', profile: { name: 'bob', hue: 3 } },
      ]);
    });

    it('[SHARE-15] what an owner says of a person takes the place of what links granted it', async () => {
      const link = await made({ role: 'editor' });
      for (const who of [bob, cleo]) await comesBy(link, who);
      await store.sharing.setMember(document.id, person(bob), 'viewer', 1);
      expect(await givenIn(bob)).toEqual({ membership: 'viewer', grant: null });
      expect(await givenIn(cleo)).toEqual({ membership: null, grant: 'editor' });
    });

    it('[SHARE-15] who is removed has nothing left here, and keeps it elsewhere', async () => {
      const other = await owned();
      const [here, there] = [await made(), await made({}, other.id)];
      for (const { id } of [document, other]) {
        await store.sharing.setMember(id, person(bob), 'editor', 1);
      }
      for (const link of [here, there]) await comesBy(link, bob);
      await comesBy(here, cleo);
      expect(await store.sharing.removePerson(document.id, person(bob))).toBe(true);
      expect(await store.sharing.removePerson(document.id, person(bob))).toBe(false);
      expect(await givenIn(bob)).toBeUndefined();
      expect(await givenIn(cleo)).toEqual({ membership: null, grant: 'viewer' });
      const elsewhere = await store.sharing.givenTo(person(bob), [other.id], NOW_MS);
      expect(elsewhere.get(other.id)).toEqual({ membership: 'editor', grant: 'viewer' });
    });

    it('[SHARE-3] a link is found by its hash as it was made, with who came by it', async () => {
      const link = await made({
        label: 'Ünï',
        passwordHash: '$x',
        peopleMax: 3,
        expiresAtMs: 9e12,
      });
      const fresh = { ...link, openedCount: 0, lastOpenedAtMs: null, peopleCount: 0 };
      expect(await store.shareLinks.find(link.tokenHash, null)).toEqual({
        ...fresh,
        hasComeIn: false,
      });
      await comesBy(link, bob, 5_000_000_000_000);
      const opened = { openedCount: 1, lastOpenedAtMs: 5_000_000_000_000, peopleCount: 1 };
      const found = { ...fresh, ...opened };
      expect(await store.shareLinks.find(link.tokenHash, person(bob))).toEqual({
        ...found,
        hasComeIn: true,
      });
      expect(await store.shareLinks.find(link.tokenHash, person(cleo))).toEqual({
        ...found,
        hasComeIn: false,
      });
      expect(await store.shareLinks.find('another hash', person(bob))).toBeNull();
    });

    it('[SHARE-4] who comes again takes no further place, and is counted as a visit', async () => {
      const link = await made({ peopleMax: 1 });
      expect(await comesBy(link, bob)).toBe('come-in');
      expect(await comesBy(link, cleo)).toBe('full');
      expect(await comesBy(link, bob)).toBe('come-in');
      const found = await store.shareLinks.find(link.tokenHash, null);
      expect(found).toMatchObject({ openedCount: 2, peopleCount: 1 });
    });

    it('[SHARE-5] of twenty at once only as many come in as the link is made for', async () => {
      const link = await made({ peopleMax: 3 });
      const answers = await Promise.all(Array.from({ length: 20 }, () => comesBy(link, aPerson())));
      expect(answers.filter((answer) => answer === 'come-in')).toHaveLength(3);
      expect(answers.filter((answer) => answer === 'full')).toHaveLength(17);
    });

    it('[SHARE-3] a link that has expired lets nobody in, and grants nothing any more', async () => {
      const link = await made({ expiresAtMs: NOW_MS, role: 'editor' });
      expect(await comesBy(link, bob, NOW_MS - 1)).toBe('come-in');
      expect(await givenIn(bob, NOW_MS - 1)).toEqual({ membership: null, grant: 'editor' });
      expect(await givenIn(bob, NOW_MS)).toBeUndefined();
      expect(await comesBy(link, cleo, NOW_MS)).toBe('gone');
      expect(await store.shareLinks.redeem('unknown', person(bob), NOW_MS)).toBe('gone');
      expect(await store.shareLinks.visitors(document.id, NOW_MS)).toEqual([]);
    });

    it('[ACCESS-8] of several links the strongest counts', async () => {
      const links = [
        await made(),
        await made({ role: 'editor' }),
        await made({ role: 'commenter' }),
      ];
      for (const link of links) await comesBy(link, bob);
      expect(await givenIn(bob)).toEqual({ membership: null, grant: 'editor' });
    });

    it('[SHARE-9] a revoked link takes along what it granted, and nothing else', async () => {
      const [strong, weak] = [await made({ role: 'editor' }), await made()];
      for (const link of [strong, weak]) await comesBy(link, bob);
      expect(await store.shareLinks.revoke((await owned()).id, strong.id)).toBe(0);
      expect(await store.shareLinks.revoke(document.id, strong.id)).toBe(1);
      expect(await givenIn(bob)).toEqual({ membership: null, grant: 'viewer' });
      expect(await store.shareLinks.find(strong.tokenHash, person(bob))).toBeNull();
      expect(await store.shareLinks.revoke(document.id, strong.id)).toBe(0);
      expect(await store.shareLinks.revoke(document.id, null)).toBe(1);
      expect(await givenIn(bob)).toBeUndefined();
    });

    it('[SHARE-10] a link is changed in what is named, and only in its own document', async () => {
      const link = await made({ label: 'a', passwordHash: '$x', peopleMax: 3, expiresAtMs: 9e12 });
      const isThere = await store.shareLinks.change(document.id, link.id, {
        role: 'editor',
        passwordHash: null,
      });
      expect(isThere).toBe(true);
      const [changed] = await store.shareLinks.ofDocument(document.id);
      expect(changed).toMatchObject({ ...link, role: 'editor', passwordHash: null });
      const cleared = { expiresAtMs: null, peopleMax: null, label: '' };
      await store.shareLinks.change(document.id, link.id, cleared);
      expect((await store.shareLinks.ofDocument(document.id))[0]).toMatchObject(cleared);
      const elsewhere = await owned();
      expect(await store.shareLinks.change(elsewhere.id, link.id, { label: 'b' })).toBe(false);
      const unknown = newShareLinkId(machineRandom);
      expect(await store.shareLinks.change(document.id, unknown, { label: 'b' })).toBe(false);
    });

    it('[SHARE-18] links are listed newest first: of a document, and of who made them', async () => {
      const other = await owned({ projection: { title: 'Other', excerpt: '', wordCount: 0 } });
      const links = [
        await made({ createdAtMs: 2 }),
        await made({ createdAtMs: 1 }),
        await made({ createdAtMs: 3 }, other.id),
        await made({ createdAtMs: 3 }),
      ];
      await made({ createdBy: person(bob), createdAtMs: 9 });
      const foreign = await owned({ ownerId: person(bob) });
      await made({ createdAtMs: 9 }, foreign.id);
      const trashed = await owned({ trashedAtMs: 1 });
      await made({ createdAtMs: 9 }, trashed.id);
      const [two, one, otherThree, three] = links.map(({ id }) => id);
      const listed = (await store.shareLinks.ofDocument(document.id)).map(({ id }) => id);
      expect(listed.slice(1)).toEqual([three, two, one]);
      const mine = await store.shareLinks.ofMaker(person(ada), 100);
      expect(mine.map(({ link, title }) => [link.id, title])).toEqual([
        [three, ''],
        [otherThree, 'Other'],
        [two, ''],
        [one, ''],
      ]);
      expect(await store.shareLinks.ofMaker(person(ada), 2)).toHaveLength(2);
    });

    it('[SHARE-15] visitors are told with their names, latest first', async () => {
      await store.people.save(person(bob), { name: 'Bob', hue: 3 }, 1);
      const link = await made();
      await comesBy(link, bob, NOW_MS);
      await comesBy(link, cleo, NOW_MS + 1);
      await comesBy(link, bob, NOW_MS + 2);
      expect(await store.shareLinks.visitors(document.id, NOW_MS)).toEqual([
        { personId: cleo, linkId: link.id, profile: null },
        { personId: bob, linkId: link.id, profile: { name: 'Bob', hue: 3 } },
      ]);
    });

    it('[SHARE-11] the next expiry is known, and which documents one concerned', async () => {
      const other = await owned();
      await made({ expiresAtMs: 300 });
      await made({ expiresAtMs: 200 });
      await made({ expiresAtMs: 300 }, other.id);
      await made();
      const { shareLinks } = store;
      expect(await shareLinks.nextExpiryMs(0)).toBe(200);
      expect(await shareLinks.nextExpiryMs(200)).toBe(300);
      expect(await shareLinks.nextExpiryMs(300)).toBeNull();
      expect(await shareLinks.expiredBetween(100, 250)).toEqual([document.id]);
      const both = await shareLinks.expiredBetween(100, 300);
      expect(both.toSorted()).toEqual([document.id, other.id].toSorted());
      expect(await shareLinks.expiredBetween(300, 400)).toEqual([]);
    });

    it('[SHARE-17] shared are documents with people added or a link that has not expired', async () => {
      const [byName, byLink, byOld] = [await owned(), await owned(), await owned()];
      await store.sharing.setMember(byName.id, person(bob), 'viewer', 1);
      await made({ expiresAtMs: NOW_MS + 1 }, byLink.id);
      await made({ expiresAtMs: NOW_MS }, byOld.id);
      const ids = [document, byName, byLink, byOld].map(({ id }) => id);
      const shared = await store.sharing.shared(ids, NOW_MS);
      expect([...shared].toSorted()).toEqual([byName.id, byLink.id].toSorted());
    });

    it('[SHARE-16] a list holds what was given, opened or not, and not what was taken away', async () => {
      const list = async (nowMs = NOW_MS, who = bob) => {
        const { rows } = await store.documents.list(aQuery(person(who), { nowMs }));
        return rows.map(({ record }) => record.id).toSorted();
      };
      const member = (await owned()).id;
      await store.sharing.setMember(member, person(bob), 'viewer', 1);
      const link = await made({ expiresAtMs: NOW_MS + 10 });
      await comesBy(link, bob);
      const reached = (await owned({ reach: 'link' })).id;
      const forMembers = (await owned({ reach: 'members' })).id;
      const closed = (await owned()).id;
      const opened = [member, document.id, reached, forMembers, closed];
      for (const id of opened) await store.documents.noteOpened(id, person(bob), 1);
      expect(await list()).toEqual([member, document.id, reached].toSorted());
      // The link has expired, and then everything is taken away.
      expect(await list(NOW_MS + 10)).toEqual([member, reached].toSorted());
      await store.sharing.removePerson(member, person(bob));
      await store.sharing.setReach(reached, { reach: 'added', reachRole: 'viewer' });
      expect(await list(NOW_MS + 10)).toEqual([]);
      const row = aMember();
      await store.accounts.create([{ table: 'member', row }]);
      const cleoOfHere = row.id;
      await store.documents.noteOpened(forMembers, cleoOfHere, 1);
      expect(await list(NOW_MS, cleoOfHere)).toEqual([forMembers]);
    });

    it('[ACCESS-9] in the trash a list holds only what is its own', async () => {
      const list = async (who: PersonId | undefined) => {
        const query = aQuery(person(who), { nowMs: NOW_MS, view: 'trash' });
        return (await store.documents.list(query)).rows.map(({ record }) => record.id);
      };
      await store.sharing.setMember(document.id, person(bob), 'editor', 1);
      await comesBy(await made(), bob);
      await store.documents.noteOpened(document.id, person(bob), 1);
      await store.documents.setTrashed(document.id, 1);
      expect(await list(bob)).toEqual([]);
      expect(await list(ada)).toEqual([document.id]);
    });

    it('[SHARE-20] a purge takes links, members and grants along', async () => {
      const link = await made();
      await comesBy(link, bob);
      await store.sharing.setMember(document.id, person(cleo), 'editor', 1);
      await store.documents.setTrashed(document.id, 1);
      expect(await store.documents.purgeTrashed(2)).toHaveLength(1);
      expect(await store.shareLinks.find(link.tokenHash, person(bob))).toBeNull();
      await store.documents.create(document);
      expect(await store.shareLinks.ofDocument(document.id)).toEqual([]);
      expect(await givenIn(bob)).toBeUndefined();
      expect(await givenIn(cleo)).toBeUndefined();
    });

    it('[SHARE-20] nothing is given in a document that does not exist', async () => {
      const { id } = aRecord();
      const isMissing = { code: 'document_not_found' };
      await expect(store.shareLinks.create(aLink(id))).rejects.toMatchObject(isMissing);
      const member = store.sharing.setMember(id, person(bob), 'viewer', 1);
      await expect(member).rejects.toMatchObject(isMissing);
      expect(await store.sharing.removePerson(id, person(bob))).toBe(false);
      expect(await store.shareLinks.revoke(id, null)).toBe(0);
      expect((await store.sharing.givenIn(id, [person(bob)], NOW_MS)).size).toBe(0);
    });
  });
}
