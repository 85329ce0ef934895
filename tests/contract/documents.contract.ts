/** What every adapter of documents promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { DocumentQuery } from '../../server/ports.ts';
import { aDocument, aPerson, aQuery, aRecord, anEntry } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function documentsContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`documents (${name})`, () => {
    let store: StoreUnderTest;
    let ada: PersonId;
    beforeEach(async () => {
      store = await open();
      ada = aPerson();
    });
    afterEach(() => store.close());

    const titled = (title: string, change: Partial<DocumentRecord> = {}) =>
      aDocument(store.documents, {
        ownerId: ada,
        projection: { title, excerpt: '', wordCount: 0 },
        ...change,
      });
    const titles = async (change: Partial<DocumentQuery> = {}) => {
      const { rows } = await store.documents.list(aQuery(ada, change));
      return rows.map(({ record }) => record.projection.title);
    };

    it('[STORE-17] a document is found as it was created, and no other is', async () => {
      const record = aRecord({
        ownerId: ada,
        updatedAtMs: 1_800_000_000_001,
        trashedAtMs: 1_800_000_000_002,
        projection: { title: 'Ünïcode 文', excerpt: 'first words', wordCount: 12 },
      });
      await store.documents.create(record);
      expect(await store.documents.find(record.id)).toEqual(record);
      expect(await store.documents.find(aRecord().id)).toBeNull();
    });

    it('[STORE-17] an id is created once', async () => {
      const record = await aDocument(store.documents);
      const again = store.documents.create({ ...record, ownerId: ada });
      await expect(again).rejects.toMatchObject({ code: 'internal' });
      expect(await store.documents.find(record.id)).toEqual(record);
    });

    it('[STORE-18] a list holds what the person made or opened, once, newest change first', async () => {
      await titled('made', { updatedAtMs: 2 });
      const opened = await titled('opened', { ownerId: aPerson(), updatedAtMs: 3 });
      const both = await titled('both', { updatedAtMs: 1 });
      await titled('foreign', { ownerId: aPerson() });
      await titled("nobody's", { ownerId: null });
      for (const { id } of [opened, both, both]) await store.documents.noteOpened(id, ada, 5);
      expect(await titles()).toEqual(['opened', 'made', 'both']);
      expect(await titles({ limit: 2 })).toEqual(['opened', 'made']);
      expect(await titles({ personId: aPerson() })).toEqual([]);
    });

    it('[STORE-18] of two changed in the same millisecond the one made later comes first', async () => {
      for (const title of ['first', 'second', 'third']) await titled(title);
      expect(await titles()).toEqual(['third', 'second', 'first']);
    });

    it('[STORE-18] the trash is a list of its own', async () => {
      const document = await titled('moving');
      await titled('staying');
      await store.documents.setTrashed(document.id, 4);
      expect((await store.documents.find(document.id))?.trashedAtMs).toBe(4);
      expect(await titles()).toEqual(['staying']);
      expect(await titles({ view: 'trash' })).toEqual(['moving']);
      await store.documents.setTrashed(document.id, null);
      expect(await titles({ view: 'trash' })).toEqual([]);
      expect((await titles()).toSorted()).toEqual(['moving', 'staying']);
    });

    it('[STORE-19] search finds a part of the title, whatever its case, in any script', async () => {
      for (const title of ['Über uns', 'ПРИВЕТ', '会议记录']) await titled(title);
      expect(await titles({ search: 'üBER' })).toEqual(['Über uns']);
      expect(await titles({ search: 'привет' })).toEqual(['ПРИВЕТ']);
      expect(await titles({ search: '议' })).toEqual(['会议记录']);
      expect(await titles({ search: 'absent' })).toEqual([]);
    });

    it('[STORE-19] every character of a search stands for itself', async () => {
      const odd = ['100%', 'snake_case', 'back\\slash', "o'clock", 'a"b'];
      for (const title of [...odd, 'plain']) await titled(title);
      for (const title of odd) expect(await titles({ search: title })).toEqual([title]);
      expect(await titles({ search: '%' })).toEqual(['100%']);
      expect(await titles({ search: '_' })).toEqual(['snake_case']);
      expect(await titles({ search: '\\' })).toEqual(['back\\slash']);
    });

    it('[STORE-17] a projection replaces the one before, and is what search sees', async () => {
      const document = await titled('old');
      const projection = { title: 'new', excerpt: 'words', wordCount: 3 };
      await store.documents.project(document.id, projection, 1_900_000_000_000);
      const changed = { ...document, projection, updatedAtMs: 1_900_000_000_000 };
      expect(await store.documents.find(document.id)).toEqual(changed);
      expect(await titles({ search: 'old' })).toEqual([]);
      expect(await titles({ search: 'NEW' })).toEqual(['new']);
    });

    it('[HOME-7] a projection says who made the newest change, or leaves it as it was', async () => {
      const document = await titled('old');
      const { projection } = document;
      const by = async (...given: [] | [PersonId | null]) => {
        await store.documents.project(document.id, projection, 1_900_000_000_000, ...given);
        return (await store.documents.find(document.id))?.updatedBy;
      };
      expect(await by()).toBeNull();
      expect(await by(ada)).toBe(ada);
      expect(await by()).toBe(ada);
      expect(await by(null)).toBeNull();
    });

    it('[STORE-20] a change to an unknown document is told as such', async () => {
      const { id, projection } = aRecord();
      const isMissing = { code: 'document_not_found' };
      const { documents } = store;
      await expect(documents.project(id, projection, 1)).rejects.toMatchObject(isMissing);
      await expect(documents.setTrashed(id, 1)).rejects.toMatchObject(isMissing);
      await expect(documents.noteOpened(id, ada, 1)).rejects.toMatchObject(isMissing);
    });

    it('[STORE-21] a purge removes what was trashed before, its log and its traces, and no more', async () => {
      const old = await titled('old', { trashedAtMs: 10 });
      const recent = await titled('recent', { trashedAtMs: 20 });
      const kept = await titled('kept');
      for (const document of [old, recent, kept]) {
        await store.updateLog.append([anEntry(document, 1, { claims: [1] })]);
        await store.documents.noteOpened(document.id, ada, 1);
      }
      expect(await store.documents.purgeTrashed(10)).toEqual([]);
      expect(await store.documents.purgeTrashed(20)).toHaveLength(1);
      expect(await store.documents.find(old.id)).toBeNull();
      const isMissing = { code: 'document_not_found' };
      await expect(store.updateLog.load(old.id)).rejects.toMatchObject(isMissing);
      await expect(store.updateLog.append([anEntry(old, 2)])).rejects.toMatchObject(isMissing);
      for (const { id } of [recent, kept]) {
        const { tail, owners } = await store.updateLog.load(id);
        expect([tail.length, owners.size]).toEqual([1, 1]);
      }
    });

    it('[HOME-9] one document in the trash is removed in the same way, and nothing outside of it', async () => {
      const gone = await titled('gone', { trashedAtMs: 10 });
      const other = await titled('other', { trashedAtMs: 10 });
      const kept = await titled('kept');
      for (const document of [gone, other, kept]) {
        await store.updateLog.append([anEntry(document, 1, { claims: [1] })]);
        await store.documents.noteOpened(document.id, ada, 1);
      }
      expect(await store.documents.purge(kept.id, ada)).toBe(false);
      expect(await store.documents.purge(gone.id, aPerson())).toBe(false);
      expect(await store.documents.purge(gone.id, ada)).toBe(true);
      expect(await store.documents.purge(gone.id, ada)).toBe(false);
      expect(await store.documents.purge(aRecord().id, ada)).toBe(false);
      const isMissing = { code: 'document_not_found' };
      await expect(store.updateLog.load(gone.id)).rejects.toMatchObject(isMissing);
      await expect(store.updateLog.append([anEntry(gone, 2)])).rejects.toMatchObject(isMissing);
      expect(await titles({ view: 'trash' })).toEqual(['other']);
      for (const { id } of [other, kept]) {
        expect((await store.updateLog.load(id)).tail).toHaveLength(1);
      }
    });

    it('[STORE-21] a document made after a purge begins with nothing, even under the same id', async () => {
      const old = await titled('old', { trashedAtMs: 10 });
      await store.updateLog.append([anEntry(old, 1, { author: ada, claims: [1] })]);
      await store.documents.noteOpened(old.id, ada, 1);
      await store.documents.purgeTrashed(20);
      await store.documents.create({ ...old, ownerId: null, trashedAtMs: null });
      const { tail, owners } = await store.updateLog.load(old.id);
      expect([tail.length, owners.size]).toEqual([0, 0]);
      expect(await titles()).toEqual([]);
    });
  });
}
