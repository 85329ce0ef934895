/** What every store promises of members that leave. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { newPictureId, type PersonId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { aMember, aSignIn } from '../support/account-rows.ts';
import { pngHead } from '../support/pictures.ts';
import { aLink } from '../support/share-records.ts';
import { aDocument, anEntry, aPerson, aQuery } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const NOW_MS = 1_800_000_000_000;
const TRASH = { is: 'trash', atMs: NOW_MS } as const;

export function departuresContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`departures (${name})`, () => {
    let store: StoreUnderTest;
    let [ada, bob]: PersonId[] = [];
    beforeEach(async () => {
      store = await open();
      [ada, bob] = [await member('Ada'), await member('Bob')];
    });
    afterEach(() => store.close());

    const idOf = (id: PersonId | undefined): PersonId => id ?? aPerson();
    const member = async (called: string, change: Parameters<typeof aMember>[0] = {}) => {
      const row = aMember(change);
      const person = { id: row.id, name: called, hue: 3, createdAtMs: 1, updatedAtMs: 1 };
      await store.accounts.create([
        { table: 'member', row },
        { table: 'person', row: person },
        { table: 'signIn', row: aSignIn(row.id) },
      ]);
      return row.id;
    };
    const owned = (change: Partial<DocumentRecord> = {}) =>
      aDocument(store.documents, {
        ownerId: idOf(ada),
        reach: 'added',
        reachRole: 'viewer',
        ...change,
      });
    const linked = async ({ id }: DocumentRecord, createdBy = idOf(ada)) => {
      const link = aLink(id, { createdBy });
      await store.shareLinks.create(link);
      return link;
    };
    const given = async (document: DocumentRecord, who: PersonId) =>
      (await store.sharing.givenIn(document.id, [who], NOW_MS)).get(who);
    const isThere = async (id: PersonId) =>
      (await store.accounts.count('member', [{ field: 'id', is: 'equal', value: id }])) === 1;
    const listed = async (personId: PersonId, isTrashed = false) => {
      const { rows } = await store.documents.list(
        aQuery(personId, { nowMs: NOW_MS, ...(isTrashed ? { view: 'trash' } : {}) }),
      );
      return rows.map(({ record }) => record.id);
    };

    it('[ACCOUNT-53] what somebody owns is counted, and what of it others get into', async () => {
      await owned();
      await owned({ reach: 'link' });
      const [added, byLink] = [await owned(), await owned()];
      await store.sharing.setMember(added.id, idOf(bob), 'viewer', 1);
      await linked(byLink);
      await linked(byLink);
      await owned({ trashedAtMs: 5, reach: 'link' });
      await owned({ ownerId: idOf(bob) });
      const over = await owned();
      await store.shareLinks.create(
        aLink(over.id, { createdBy: idOf(ada), expiresAtMs: NOW_MS - 1 }),
      );
      expect(await store.departures.count(idOf(ada), NOW_MS)).toEqual({
        ownedCount: 5,
        sharedCount: 3,
      });
      expect(await store.departures.count(aPerson(), NOW_MS)).toEqual({
        ownedCount: 0,
        sharedCount: 0,
      });
    });

    it('[ACCOUNT-48] documents that are handed over keep their content, links and people', async () => {
      const [document, trashed] = [await owned(), await owned({ trashedAtMs: 5 })];
      await store.updateLog.append([anEntry(document, 1, { author: idOf(ada) })]);
      const link = await linked(document);
      const guest = aPerson();
      const cleo = await member('Cleo');
      await store.shareLinks.redeem(link.tokenHash, guest, 1);
      await store.shareLinks.redeem(link.tokenHash, idOf(bob), 1);
      await store.sharing.setMember(document.id, cleo, 'editor', 1);
      const outcome = await store.departures.leave(idOf(ada), { is: 'handed', heirId: idOf(bob) });
      expect(outcome).toEqual({ is: 'gone', owned: [document.id], visited: [] });
      expect(await store.documents.find(document.id)).toEqual({ ...document, ownerId: bob });
      expect((await store.updateLog.load(document.id)).tail).toHaveLength(1);
      expect(await listed(idOf(bob))).toEqual([document.id]);
      expect(await given(document, guest)).toMatchObject({ grant: link.role });
      expect(await given(document, cleo)).toEqual({ membership: 'editor', grant: null });
      // An owner is not among its people, and finds the links among its own.
      expect(await given(document, idOf(bob))).toBeUndefined();
      const links = await store.shareLinks.ofMaker(idOf(bob), 9);
      expect(links.map((own) => own.link.id)).toEqual([link.id]);
      expect(await store.documents.find(trashed.id)).toEqual(trashed);
    });

    it('[ACCOUNT-47] what goes to the trash is seen by nobody, and removed in its time', async () => {
      const document = await owned({ reach: 'link' });
      await store.sharing.setMember(document.id, idOf(bob), 'editor', 1);
      const outcome = await store.departures.leave(idOf(ada), TRASH);
      expect(outcome).toEqual({ is: 'gone', owned: [document.id], visited: [] });
      expect(await store.documents.find(document.id)).toEqual({
        ...document,
        trashedAtMs: NOW_MS,
      });
      for (const isTrashed of [true, false]) expect(await listed(idOf(bob), isTrashed)).toEqual([]);
      expect(await store.documents.purgeTrashed(NOW_MS)).toEqual([]);
      expect(await store.documents.purgeTrashed(NOW_MS + 1)).toEqual([document.id]);
    });

    it('[ACCOUNT-49] of the person stays the name, and nothing that lets it in', async () => {
      const [added, byLink] = [
        await owned({ ownerId: bob ?? null }),
        await owned({ ownerId: bob ?? null }),
      ];
      await store.sharing.setMember(added.id, idOf(ada), 'editor', 1);
      const link = await linked(byLink, idOf(bob));
      await store.shareLinks.redeem(link.tokenHash, idOf(ada), 1);
      await store.documents.noteOpened(added.id, idOf(ada), 1);
      const asked = await owned({ ownerId: bob ?? null });
      const request = { documentId: asked.id, personId: idOf(ada), message: '', atMs: 1 };
      await store.requests.ask(request, 9);
      await store.pictures.put(idOf(ada), newPictureId(machineRandom), {
        type: 'image/png',
        bytes: pngHead(9),
      });
      const times = { createdAtMs: 1, updatedAtMs: 1, expiresAtMs: 2 ** 40 };
      const reset = { id: 'v', identifier: 'password x', value: idOf(ada), ...times };
      await store.accounts.create([{ table: 'verification', row: reset }]);
      const outcome = await store.departures.leave(idOf(ada), TRASH);
      expect(outcome).toMatchObject({ is: 'gone', owned: [] });
      expect(outcome.is === 'gone' ? new Set(outcome.visited) : null).toEqual(
        new Set([added.id, byLink.id, asked.id]),
      );
      expect(await isThere(idOf(ada))).toBe(false);
      expect(await store.people.find(idOf(ada))).toEqual({ name: 'Ada', hue: 3 });
      expect((await store.pictures.idsOf([idOf(ada)])).size).toBe(0);
      expect(await given(added, idOf(ada))).toBeUndefined();
      expect(await given(byLink, idOf(ada))).toBeUndefined();
      expect(await listed(idOf(ada))).toEqual([]);
      expect(await store.requests.ofDocument(asked.id)).toEqual([]);
      expect(await store.accounts.count('verification', [])).toBe(0);
      const ofBob = { field: 'memberId', is: 'equal', value: idOf(bob) } as const;
      expect(await store.accounts.count('signIn', [])).toBe(1);
      expect(await store.accounts.count('signIn', [ofBob])).toBe(1);
    });

    it('[ACCOUNT-47] without an heir who may sign in, nothing at all is changed', async () => {
      const document = await owned();
      const disabled = await member('Dan', { disabledAtMs: 5 });
      for (const heirId of [aPerson(), disabled, idOf(ada)]) {
        const outcome = await store.departures.leave(idOf(ada), { is: 'handed', heirId });
        expect(outcome).toEqual({ is: 'no-heir' });
      }
      expect(await isThere(idOf(ada))).toBe(true);
      expect(await store.documents.find(document.id)).toEqual(document);
    });

    it('[ACCOUNT-47] who has left cannot leave again, nor be an heir', async () => {
      const [ofAda, ofBob] = [await owned(), await owned({ ownerId: bob ?? null })];
      const outcomes = await Promise.all([
        store.departures.leave(idOf(ada), { is: 'handed', heirId: idOf(bob) }),
        store.departures.leave(idOf(bob), { is: 'handed', heirId: idOf(ada) }),
      ]);
      expect(outcomes.map(({ is }) => is)).toEqual(['gone', 'no-heir']);
      expect(await store.departures.leave(idOf(ada), TRASH)).toEqual({ is: 'unknown' });
      for (const { id } of [ofAda, ofBob]) {
        expect(await store.documents.find(id)).toMatchObject({ ownerId: bob, trashedAtMs: null });
      }
    });

    it('[ACCOUNT-68] a request that is still on its way gives nothing to who has left', async () => {
      const ofBob = await owned({ ownerId: bob ?? null });
      const guest = aPerson();
      const made = await owned({ ownerId: guest });
      await store.departures.leave(idOf(ada), TRASH);
      const { id: documentId } = ofBob;
      const link = await linked(ofBob, idOf(bob));
      const picture = { type: 'image/png', bytes: pngHead(9) } as const;
      const asked = [
        () => owned(),
        () => store.documents.noteOpened(documentId, idOf(ada), 1),
        () => store.shareLinks.create(aLink(documentId, { createdBy: idOf(ada) })),
        () => store.shareLinks.redeem(link.tokenHash, idOf(ada), 1),
        () => store.pictures.put(idOf(ada), newPictureId(machineRandom), picture),
        () => store.guests.link(guest, idOf(ada), 1),
      ];
      for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: 'not_signed_in' });
      const given = [
        () => store.sharing.setMember(documentId, idOf(ada), 'editor', 1),
        () => store.sharing.giveTo(documentId, idOf(bob), idOf(ada), 1),
      ];
      for (const give of given) await expect(give()).rejects.toMatchObject({ code: 'not_found' });
      expect(await store.documents.find(documentId)).toEqual(ofBob);
      expect((await store.documents.find(made.id))?.ownerId).toBe(guest);
      expect(await store.sharing.members(documentId)).toEqual([]);
      expect((await store.pictures.idsOf([idOf(ada)])).size).toBe(0);
      expect(await store.guests.linked()).toEqual([]);
    });

    it('[ACCOUNT-68] nor to who was disabled; what others give it waits until it is enabled', async () => {
      const ofBob = await owned({ ownerId: bob ?? null });
      const isAda = [{ field: 'id', is: 'equal', value: idOf(ada) }] as const;
      await store.accounts.update('member', isAda, { disabledAtMs: 5 });
      await expect(owned()).rejects.toMatchObject({ code: 'not_signed_in' });
      const opened = store.documents.noteOpened(ofBob.id, idOf(ada), 1);
      await expect(opened).rejects.toMatchObject({ code: 'not_signed_in' });
      await store.sharing.setMember(ofBob.id, idOf(ada), 'viewer', 1);
      expect(await given(ofBob, idOf(ada))).toMatchObject({ membership: 'viewer' });
    });

    it('[ACCOUNT-69] with an operator end the links it may have made to reset passwords', async () => {
      const times = { createdAtMs: 1, updatedAtMs: 1, expiresAtMs: 2 ** 40 };
      const reset = { id: 'v', identifier: 'password x', value: idOf(bob), ...times };
      await store.accounts.create([{ table: 'verification', row: reset }]);
      await store.departures.leave(idOf(ada), TRASH);
      expect(await store.accounts.count('verification', [])).toBe(1);
      const operator = await member('Olga', { isOperator: true });
      await store.departures.leave(operator, TRASH);
      expect(await store.accounts.count('verification', [])).toBe(0);
    });
  });
}
