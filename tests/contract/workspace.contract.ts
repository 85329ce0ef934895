/** What every store promises of what operators look after. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewAuditEntry } from '../../server/account-store.ts';
import { aCompaction } from '../support/compactions.ts';
import { aLink } from '../support/share-records.ts';
import { aDocument, anEntry, aPerson } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function workspaceContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`workspace (${name})`, () => {
    let store: StoreUnderTest;
    const [ada, bob] = [aPerson(), aPerson()];
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('[OPERATE-8] lists the links of everybody or of one owner, newest first, without the trash', async () => {
      await store.people.save(ada, { name: 'Ada', hue: 1 }, 1);
      const ofAda = await aDocument(store.documents, { ownerId: ada });
      const ofBob = await aDocument(store.documents, { ownerId: bob });
      const trashed = await aDocument(store.documents, { ownerId: ada, trashedAtMs: 1 });
      const first = aLink(ofAda.id, { createdAtMs: 1, label: 'first' });
      const second = aLink(ofBob.id, { createdAtMs: 2 });
      const third = aLink(ofAda.id, { createdAtMs: 2 });
      for (const link of [first, second, third, aLink(trashed.id)]) {
        await store.shareLinks.create(link);
      }
      await store.shareLinks.redeem(first.tokenHash, bob, 5);
      const all = await store.workspaceLinks.list(null, 10);
      expect(all.map(({ link }) => link.id)).toEqual([third.id, second.id, first.id]);
      expect(all.at(-1)).toEqual({
        link: { ...first, openedCount: 1, lastOpenedAtMs: 5, peopleCount: 1 },
        ownerId: ada,
        ownerName: 'Ada',
      });
      expect(all[1]).toMatchObject({ ownerId: bob, ownerName: null });
      const ofOne = await store.workspaceLinks.list(ada, 1);
      expect(ofOne.map(({ link }) => link.id)).toEqual([third.id]);
      expect(await store.workspaceLinks.documentOf(second.id)).toBe(ofBob.id);
      expect(await store.workspaceLinks.documentOf(aLink(ofBob.id).id)).toBeNull();
    });

    it('[OPERATE-9] revokes all links of one owner with what they granted, also in the trash', async () => {
      const ofAda = await aDocument(store.documents, { ownerId: ada });
      const trashed = await aDocument(store.documents, { ownerId: ada, trashedAtMs: 1 });
      const ofBob = await aDocument(store.documents, { ownerId: bob });
      const links = [ofAda, ofAda, trashed, ofBob].map(({ id }) => aLink(id));
      for (const link of links) await store.shareLinks.create(link);
      await store.shareLinks.redeem(links[0]?.tokenHash ?? '', bob, 1);
      const revoked = await store.workspaceLinks.revokeOf(ada);
      expect(revoked.toSorted()).toEqual([ofAda.id, ofAda.id, trashed.id].toSorted());
      expect((await store.sharing.givenIn(ofAda.id, [bob], 1)).size).toBe(0);
      expect(await store.shareLinks.ofDocument(trashed.id)).toEqual([]);
      expect(await store.shareLinks.ofDocument(ofBob.id)).toHaveLength(1);
      expect(await store.workspaceLinks.revokeOf(ada)).toEqual([]);
    });

    it('[OPERATE-10] measures what is stored, in parts and by document', async () => {
      const large = await aDocument(store.documents, { ownerId: ada });
      const small = await aDocument(store.documents, { trashedAtMs: 1 });
      await aDocument(store.documents);
      const update = new Uint8Array(1_000).fill(7);
      await store.updateLog.append([anEntry(large, 1, { update })]);
      await store.updateLog.append([anEntry(large, 2, { update })]);
      await store.updateLog.append([anEntry(small, 1, { update: update.subarray(0, 10) })]);
      const sizes = await store.gauge.measure(1);
      expect(sizes).toMatchObject({
        logBytes: 2_010,
        snapshotBytes: 0,
        historyBytes: 0,
        documentCount: 2,
        trashedCount: 1,
        largest: [{ id: large.id, ownerId: ada, isTrashed: false, bytes: 2_000 }],
      });
      expect(sizes.databaseBytes).toBeGreaterThanOrEqual(2_010);
      const ids = (await store.gauge.measure(9)).largest.map(({ id }) => id);
      expect(ids).toEqual([large.id, small.id]);
    });

    it('[OPERATE-10] what a compaction has made of a document counts as such', async () => {
      const document = await aDocument(store.documents);
      for (const seq of [1, 2, 3]) await store.updateLog.append([anEntry(document, seq)]);
      const { snapshot, ...rest } = aCompaction(document, 0, 2);
      const snapshotBytes = snapshot.state.length + snapshot.sidecar.length;
      const historyBytes = rest.segments.reduce((sum, { bytes }) => sum + bytes.length, 0);
      expect(await store.history.compact(document.id, { snapshot, ...rest })).toBe(true);
      const sizes = await store.gauge.measure(1);
      expect(sizes).toMatchObject({ snapshotBytes, historyBytes });
      expect(sizes.largest[0]?.bytes).toBe(sizes.logBytes + snapshotBytes + historyBytes);
    });

    it('[OPERATE-6] the audit log loses what is old, and gives no number twice', async () => {
      const entry = (atMs: number): NewAuditEntry => ({
        atMs,
        event: 'shared',
        actorId: ada,
        subjectId: null,
        address: null,
        detail: '',
      });
      for (const atMs of [1, 2, 3]) await store.audit.append(entry(atMs));
      expect(await store.audit.forget(3)).toBe(2);
      const [kept, ...others] = await store.audit.list({ events: [], limit: 9 });
      expect([kept?.atMs, others]).toEqual([3, []]);
      expect(await store.audit.forget(9)).toBe(1);
      await store.audit.append(entry(4));
      const [last] = await store.audit.list({ events: [], limit: 9 });
      expect(last?.number).toBe((kept?.number ?? 0) + 1);
    });
  });
}
