/** What every adapter of guests that become members promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import type { NewShareLink } from '../../server/sharing-ports.ts';
import { aMember } from '../support/account-rows.ts';
import { aLink } from '../support/share-records.ts';
import { aDocument, anEntry, aPerson, aQuery, aRecord } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const NOW_MS = 1_800_000_000_000;

export function guestsContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`guests (${name})`, () => {
    let store: StoreUnderTest;
    let guest: PersonId;
    let member: PersonId;
    beforeEach(async () => {
      store = await open();
      [guest, member] = [aPerson(), await anAccount()];
    });
    afterEach(() => store.close());

    const anAccount = async () => {
      const row = aMember();
      await store.accounts.create([{ table: 'member', row }]);
      return row.id;
    };

    const made = (ownerId: PersonId | null, change: Partial<DocumentRecord> = {}) =>
      aDocument(store.documents, { ownerId, reach: 'added', ...change });
    const linkTo = async (
      { id }: { readonly id: DocumentId },
      change: Partial<NewShareLink> = {},
    ) => {
      const link = aLink(id, change);
      await store.shareLinks.create(link);
      return link;
    };
    const comesBy = ({ tokenHash }: NewShareLink, who: PersonId) =>
      store.shareLinks.redeem(tokenHash, who, NOW_MS);
    const link = () => store.guests.link(guest, member, NOW_MS);
    const listOf = async (personId: PersonId, isTrashed = false) => {
      const query = aQuery(personId, { nowMs: NOW_MS, view: isTrashed ? 'trash' : 'all' });
      return (await store.documents.list(query)).rows.map(({ record }) => record.id).toSorted();
    };
    const roleIn = async ({ id }: DocumentRecord, who: PersonId) =>
      (await store.sharing.givenIn(id, [who], NOW_MS)).get(who);

    it('[ACCOUNT-60] documents that the guest made are the member’s, also those in the trash', async () => {
      const [one, two, others] = [await made(guest), await made(guest), await made(aPerson())];
      await store.documents.setTrashed(two.id, NOW_MS);
      const linking = await link();
      expect(linking).toEqual({ is: 'linked', documentIds: expect.any(Array) as unknown });
      expect(linking.is === 'linked' ? [...linking.documentIds].toSorted() : []).toEqual(
        [one.id, two.id].toSorted(),
      );
      expect((await store.documents.find(one.id))?.ownerId).toBe(member);
      expect((await store.documents.find(others.id))?.ownerId).toBe(others.ownerId);
      expect([await listOf(member), await listOf(member, true)]).toEqual([[one.id], [two.id]]);
      expect([await listOf(guest), await listOf(guest, true)]).toEqual([[], []]);
    });

    it('[HOME-7] the newest change is the member’s, also one that was still on its way', async () => {
      const [stored, onItsWay] = [await made(guest, { updatedBy: guest }), await made(guest)];
      await link();
      await store.documents.project(onItsWay.id, onItsWay.projection, NOW_MS, guest);
      for (const { id } of [stored, onItsWay]) {
        expect((await store.documents.find(id))?.updatedBy).toBe(member);
      }
    });

    it('[ACCOUNT-60] of two roles the stronger counts, and nobody else’s changes', async () => {
      const bob = aPerson();
      const plans = [
        ['viewer', 'editor', 'editor'],
        ['editor', 'viewer', 'editor'],
        ['commenter', 'suggester', 'suggester'],
        ['viewer', null, 'viewer'],
        [null, 'editor', 'editor'],
      ] as const;
      const documents = await Promise.all(plans.map(() => made(aPerson())));
      for (const [at, { id }] of documents.entries()) {
        const [ofGuest, ofMember] = plans[at] ?? [null, null];
        if (ofGuest !== null) await store.sharing.setMember(id, guest, ofGuest, 1);
        if (ofMember !== null) await store.sharing.setMember(id, member, ofMember, 1);
        await store.sharing.setMember(id, bob, 'commenter', 1);
      }
      await link();
      for (const [at, document] of documents.entries()) {
        expect((await roleIn(document, member))?.membership).toBe(plans[at]?.[2]);
        expect(await roleIn(document, guest)).toBeUndefined();
        expect(await roleIn(document, bob)).toEqual({ membership: 'commenter', grant: null });
      }
    });

    it('[ACCOUNT-60] who came in by a link stays in by it, and the link counts nobody twice', async () => {
      const document = await made(aPerson());
      const [both, alone] = [await linkTo(document, { peopleMax: 2 }), await linkTo(document)];
      await comesBy(both, guest);
      await comesBy(both, member);
      await comesBy(alone, guest);
      await link();
      const counts = async () =>
        (await store.shareLinks.ofDocument(document.id)).map(({ id, peopleCount }) => [
          id,
          peopleCount,
        ]);
      expect(await counts()).toEqual(
        expect.arrayContaining([
          [both.id, 1],
          [alone.id, 1],
        ]),
      );
      expect((await store.shareLinks.find(alone.tokenHash, member))?.hasComeIn).toBe(true);
      expect((await store.shareLinks.find(alone.tokenHash, guest))?.hasComeIn).toBe(false);
      // The place that became free is free for somebody else.
      expect(await comesBy(both, aPerson())).toBe('come-in');
    });

    it('[ACCOUNT-60] an owner is neither added to its own document nor in it by a link', async () => {
      const [ofGuest, ofMember] = [await made(guest), await made(member)];
      await store.sharing.setMember(ofGuest.id, member, 'viewer', 1);
      await comesBy(await linkTo(ofGuest), member);
      await store.sharing.setMember(ofMember.id, guest, 'editor', 1);
      await comesBy(await linkTo(ofMember), guest);
      await link();
      for (const { id } of [ofGuest, ofMember]) {
        expect((await store.documents.find(id))?.ownerId).toBe(member);
        expect(await store.sharing.members(id)).toEqual([]);
        expect(await store.shareLinks.visitors(id, NOW_MS)).toEqual([]);
      }
    });

    it('[ACCOUNT-60] who asked for what its guest had asks no more, and elsewhere goes on asking', async () => {
      const [own, added, other] = [await made(guest), await made(aPerson()), await made(aPerson())];
      await store.sharing.setMember(added.id, guest, 'viewer', 1);
      for (const { id: documentId } of [own, added, other]) {
        const request = { documentId, personId: member, message: '', atMs: 1 };
        await store.requests.ask(request, 10);
      }
      await link();
      const ids = [own.id, added.id, other.id];
      expect([...(await store.requests.count(ids))]).toEqual([[other.id, 1]]);
    });

    it('[ACCOUNT-60] what the guest opened is in the member’s list, and links it made are the member’s', async () => {
      const [open_, own] = [await made(aPerson(), { reach: 'link' }), await made(guest)];
      await store.documents.noteOpened(open_.id, guest, 1);
      await store.documents.noteOpened(open_.id, member, 2);
      await store.documents.noteOpened(own.id, guest, 3);
      const mine = await linkTo(own, { createdBy: guest });
      await link();
      expect(await listOf(member)).toEqual([open_.id, own.id].toSorted());
      expect(await listOf(guest)).toEqual([]);
      const links = await store.shareLinks.ofMaker(member, 10);
      expect(links.map((each) => each.link.id)).toEqual([mine.id]);
    });

    it('[ACCOUNT-60] the member keeps its own name, and the guest’s stays with the guest', async () => {
      await store.people.save(guest, { name: 'Ada', hue: 1 }, 1);
      await store.people.save(member, { name: 'Ada Lovelace', hue: 2 }, 1);
      await link();
      expect(await store.people.find(member)).toEqual({ name: 'Ada Lovelace', hue: 2 });
    });

    it('[ACCOUNT-61] a guest becomes one member, once', async () => {
      const document = await made(guest);
      expect((await link()).is).toBe('linked');
      expect(await link()).toEqual({ is: 'was-linked', memberId: member });
      const eve = await store.guests.link(guest, await anAccount(), NOW_MS);
      expect(eve).toEqual({ is: 'was-linked', memberId: member });
      expect((await store.documents.find(document.id))?.ownerId).toBe(member);
      const other = aPerson();
      await store.guests.link(other, member, NOW_MS + 1);
      expect(await store.guests.linked()).toEqual([
        [guest, member],
        [other, member],
      ]);
    });

    it('[ACCOUNT-61] what is stored for the guest afterwards is stored for the member', async () => {
      const document = await made(aPerson());
      const shared = await made(aPerson());
      const ways = await linkTo(shared);
      await link();
      const late = aRecord({ ownerId: guest, reach: 'added' });
      await store.documents.create(late);
      await store.documents.noteOpened(late.id, guest, NOW_MS);
      await linkTo(late, { createdBy: guest });
      await store.sharing.setMember(document.id, guest, 'editor', NOW_MS);
      await comesBy(ways, guest);
      expect((await store.documents.find(late.id))?.ownerId).toBe(member);
      expect(await store.shareLinks.ofMaker(member, 10)).toHaveLength(1);
      expect((await roleIn(document, member))?.membership).toBe('editor');
      expect((await roleIn(shared, member))?.grant).toBe('viewer');
      expect(await listOf(guest)).toEqual([]);
      // Whoever still sees the guest in a list means the member.
      expect(await store.sharing.removePerson(document.id, guest)).toBe(true);
      expect(await roleIn(document, member)).toBeUndefined();
    });

    it('[ACCOUNT-62] client ids of the guest are the member’s, also those that are claimed late', async () => {
      const document = await made(null);
      const bob = aPerson();
      await store.updateLog.append([
        anEntry(document, 1, { author: guest, claims: [1, 2] }),
        anEntry(document, 2, { author: bob, claims: [3] }),
        anEntry(document, 3, { author: null, claims: [4] }),
      ]);
      await link();
      // Accepted before, and on its way until now.
      await store.updateLog.append([anEntry(document, 4, { author: guest, claims: [5] })]);
      await store.updateLog.append([anEntry(document, 5, { author: member, claims: [6] })]);
      const { owners } = await store.updateLog.load(document.id);
      expect([...owners].toSorted(([a], [b]) => a - b)).toEqual([
        [1, member],
        [2, member],
        [3, bob],
        [4, null],
        [5, member],
        [6, member],
      ]);
    });

    it('[ACCOUNT-65] counts what a guest made, and what else it was in', async () => {
      expect(await store.guests.holdings(guest)).toEqual({ madeCount: 0, openedCount: 0 });
      const [own, opened, added, byLink, trashed] = [
        await made(guest),
        await made(null),
        await made(aPerson()),
        await made(aPerson()),
        await made(aPerson()),
      ];
      for (const { id } of [own, opened, added, trashed]) {
        await store.documents.noteOpened(id, guest, 1);
      }
      await store.sharing.setMember(added.id, guest, 'viewer', 1);
      await comesBy(await linkTo(byLink), guest);
      await store.documents.setTrashed(trashed.id, NOW_MS);
      await made(guest).then(({ id }) => store.documents.setTrashed(id, NOW_MS));
      await store.documents.noteOpened(opened.id, aPerson(), 1);
      expect(await store.guests.holdings(guest)).toEqual({ madeCount: 2, openedCount: 3 });
      await link();
      expect(await store.guests.holdings(guest)).toEqual({ madeCount: 0, openedCount: 0 });
    });
  });
}
