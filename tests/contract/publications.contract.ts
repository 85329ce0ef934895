/** What every adapter of publications promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { FIRST_CHOICES, type Slug } from '../../lib/core/publication.ts';
import type { PublicationRecord } from '../../server/publication-ports.ts';
import { aDocument, anEntry, aPerson, aRecord } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function publicationsContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`publications (${name})`, () => {
    let store: StoreUnderTest;
    let document: DocumentRecord;
    let ada: PersonId;
    beforeEach(async () => {
      store = await open();
      ada = aPerson();
      document = await owned();
    });
    afterEach(() => store.close());

    const owned = () => aDocument(store.documents, { ownerId: ada, reach: 'added' });
    const aPublication = (change: Partial<PublicationRecord> = {}): PublicationRecord => ({
      ...FIRST_CHOICES,
      documentId: document.id,
      slug: 'the-plan' as Slug,
      publishedAtMs: 1_800_000_000_000,
      ...change,
    });

    it('[PUBLISH-2] one is found by its document and by its slug, as it was saved', async () => {
      const publication = aPublication({ isListed: true, showsContents: false });
      expect(await store.publications.save(publication)).toBe(true);
      expect(await store.publications.ofDocument(document.id)).toEqual(publication);
      expect(await store.publications.find(publication.slug)).toEqual({
        publication,
        record: document,
        lastSeq: 0,
      });
      expect(await store.publications.find('another' as Slug)).toBeNull();
      expect(await store.publications.ofDocument((await owned()).id)).toBeNull();
    });

    it('[PUBLISH-2] saved again it takes the place of what it was; a slug is one document’s', async () => {
      await store.publications.save(aPublication());
      const moved = aPublication({ slug: 'the-new-plan' as Slug, isEmbeddable: true });
      expect(await store.publications.save(moved)).toBe(true);
      expect(await store.publications.find('the-plan' as Slug)).toBeNull();
      const other = await owned();
      const taken = aPublication({ documentId: other.id, slug: moved.slug });
      expect(await store.publications.save(taken)).toBe(false);
      expect((await store.publications.find(moved.slug))?.publication).toEqual(moved);
      expect(await store.publications.ofDocument(other.id)).toBeNull();
      const unknown = store.publications.save(aPublication({ documentId: aRecord().id }));
      await expect(unknown).rejects.toMatchObject({ code: 'document_not_found' });
    });

    it('[PUBLISH-5] it says how far the document has come', async () => {
      await store.publications.save(aPublication());
      await store.updateLog.append([anEntry(document, 1), anEntry(document, 2)]);
      expect(await store.publications.find('the-plan' as Slug)).toMatchObject({ lastSeq: 2 });
    });

    it('[PUBLISH-4] it goes with its document, and is told in the trash what became of it', async () => {
      await store.publications.save(aPublication());
      await store.documents.setTrashed(document.id, 5);
      const found = await store.publications.find('the-plan' as Slug);
      expect(found?.record.trashedAtMs).toBe(5);
      expect(await store.publications.list(10)).toEqual([]);
      await store.documents.purge(document.id, ada);
      expect(await store.publications.find('the-plan' as Slug)).toBeNull();
      expect(await store.publications.remove(document.id)).toBe(false);
    });

    it('[PUBLISH-1] removed it is gone, and a published document counts as shared until then', async () => {
      const isShared = async () => (await store.sharing.shared([document.id], 0)).has(document.id);
      expect(await isShared()).toBe(false);
      await store.publications.save(aPublication());
      expect(await isShared()).toBe(true);
      expect(await store.publications.remove(document.id)).toBe(true);
      expect(await store.publications.find('the-plan' as Slug)).toBeNull();
      expect(await isShared()).toBe(false);
    });

    it('[PUBLISH-10] all of them are listed, newest first, with whose they are', async () => {
      await store.people.save(ada, { name: 'Ada', hue: 3 }, 1);
      const [later, nobodys] = [await owned(), await aDocument(store.documents, { ownerId: null })];
      await store.publications.save(aPublication());
      await store.publications.save(
        aPublication({
          documentId: later.id,
          slug: 'later' as Slug,
          publishedAtMs: 1_900_000_000_000,
        }),
      );
      await store.publications.save(
        aPublication({ documentId: nobodys.id, slug: 'nobodys' as Slug, publishedAtMs: 1 }),
      );
      const rows = (await store.publications.list(10)).map(
        ({ publication, ownerId, ownerName }) => [publication.slug, ownerId, ownerName],
      );
      expect(rows).toEqual([
        ['later', ada, 'Ada'],
        ['the-plan', ada, 'Ada'],
        ['nobodys', null, null],
      ]);
      expect(await store.publications.list(1)).toHaveLength(1);
    });
  });
}
