/** What every adapter promises of lists: views, orders, what is left out, and pages. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { LIST_DIRECTIONS, LIST_SORTS, LIST_VIEWS } from '../../lib/core/document-list.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { ListPosition } from '../../lib/core/list-cursor.ts';
import type { DocumentQuery } from '../../server/ports.ts';
import { aLink } from '../support/share-records.ts';
import { aDocument, aPerson, aQuery, aRecord } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const NOW_MS = 1_800_000_000_000;

export function documentListContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`lists of documents (${name})`, () => {
    let store: StoreUnderTest;
    let ada: PersonId;
    let bob: PersonId;
    beforeEach(async () => {
      store = await open();
      [ada, bob] = [aPerson(), aPerson()];
    });
    afterEach(() => store.close());

    const titled = (title: string, change: Partial<DocumentRecord> = {}) =>
      aDocument(store.documents, {
        ownerId: ada,
        reach: 'added',
        projection: { title, excerpt: '', wordCount: 0 },
        ...change,
      });
    const pageFor = async (who: PersonId, change: Partial<DocumentQuery>) => {
      const { rows, next } = await store.documents.list(aQuery(who, { nowMs: NOW_MS, ...change }));
      return { titles: rows.map(({ record }) => record.projection.title), rows, next };
    };
    const titles = async (change: Partial<DocumentQuery> = {}) =>
      (await pageFor(ada, change)).titles;
    /** All pages, one after the other. */
    const walk = async (change: Partial<DocumentQuery>) => {
      const seen: string[] = [];
      let after: ListPosition | null = null;
      do {
        const page = await pageFor(ada, { ...change, after });
        seen.push(...page.titles);
        after = page.next;
      } while (after !== null);
      return seen;
    };
    const byBob = (title: string, change: Partial<DocumentRecord> = {}) =>
      titled(title, { ownerId: bob, reach: 'link', ...change });

    it('[HOME-1] views are all, the own ones, those of others, those opened by when, and the trash', async () => {
      const own = await titled('own', { updatedAtMs: 3 });
      const foreign = await byBob('foreign', { updatedAtMs: 2 });
      const ownerless = await byBob("nobody's", { ownerId: null, updatedAtMs: 1 });
      await titled('thrown away', { trashedAtMs: 5 });
      await byBob('never seen');
      await store.documents.noteOpened(foreign.id, ada, 10);
      await store.documents.noteOpened(ownerless.id, ada, 20);
      expect(await titles()).toEqual(['own', 'foreign', "nobody's"]);
      expect(await titles({ view: 'mine' })).toEqual(['own']);
      expect(await titles({ view: 'shared' })).toEqual(['foreign', "nobody's"]);
      const opened = { view: 'recent', sort: 'opened' } as const;
      expect(await titles(opened)).toEqual(["nobody's", 'foreign']);
      await store.documents.noteOpened(own.id, ada, 30);
      await store.documents.noteOpened(foreign.id, ada, 40);
      expect(await titles(opened)).toEqual(['foreign', 'own', "nobody's"]);
      expect(await titles({ view: 'trash', sort: 'trashed' })).toEqual(['thrown away']);
    });

    it('[HOME-1] what others own is there because it was given, and goes with that', async () => {
      const given = await byBob('given', { reach: 'added' });
      await store.sharing.setMember(given.id, ada, 'viewer', 1);
      const linked = await byBob('linked', { reach: 'added' });
      const link = aLink(linked.id, { expiresAtMs: NOW_MS + 1 });
      await store.shareLinks.create(link);
      await store.shareLinks.redeem(link.tokenHash, ada, NOW_MS);
      expect((await titles({ view: 'shared' })).toSorted()).toEqual(['given', 'linked']);
      expect(await titles({ view: 'shared', nowMs: NOW_MS + 1 })).toEqual(['given']);
      await store.sharing.removePerson(given.id, ada);
      expect(await titles({ view: 'shared', nowMs: NOW_MS + 1 })).toEqual([]);
    });

    it('[HOME-1] a row tells when it was opened by who asks, and not by others', async () => {
      const document = await titled('own');
      await store.documents.noteOpened(document.id, bob, 7);
      expect((await pageFor(ada, {})).rows).toMatchObject([{ openedAtMs: null }]);
      await store.documents.noteOpened(document.id, ada, 9);
      expect((await pageFor(ada, {})).rows).toMatchObject([{ openedAtMs: 9 }]);
    });

    it('[HOME-2] a list stands by last edit, last opening, title or making, down or up', async () => {
      const one = await titled('Berta', { updatedAtMs: 1, createdAtMs: 30 });
      const two = await titled('anna', { updatedAtMs: 2, createdAtMs: 10 });
      await titled('Çelik', { updatedAtMs: 3, createdAtMs: 20 });
      await store.documents.noteOpened(two.id, ada, 5);
      await store.documents.noteOpened(one.id, ada, 6);
      const order = {
        updated: ['Çelik', 'anna', 'Berta'],
        opened: ['Berta', 'anna', 'Çelik'],
        title: ['Çelik', 'Berta', 'anna'],
        created: ['Berta', 'Çelik', 'anna'],
      } as const;
      for (const sort of ['updated', 'opened', 'title', 'created'] as const) {
        expect(await titles({ sort, direction: 'down' })).toEqual(order[sort]);
        expect(await titles({ sort, direction: 'up' })).toEqual(order[sort].toReversed());
      }
    });

    it('[HOME-2] the trash stands by when things came into it', async () => {
      for (const [at, title] of ['first', 'second', 'third'].entries()) {
        await titled(title, { trashedAtMs: 10 + at });
      }
      const trash = { view: 'trash', sort: 'trashed' } as const;
      expect(await titles(trash)).toEqual(['third', 'second', 'first']);
      expect(await titles({ ...trash, direction: 'up' })).toEqual(['first', 'second', 'third']);
    });

    it('[HOME-3] owner, kind of access and words of the title hold at once', async () => {
      const link = await titled('Plan for all', { reach: 'link' });
      await titled('Plan for members', { reach: 'members' });
      const people = await titled('Plan for some');
      await store.sharing.setMember(people.id, bob, 'viewer', 1);
      const expired = await titled('Plan for me');
      await store.shareLinks.create(aLink(expired.id, { expiresAtMs: NOW_MS }));
      const byLink = await titled('Letter for some');
      await store.shareLinks.create(aLink(byLink.id));
      const foreign = await byBob('Plan of Bob');
      await store.documents.noteOpened(foreign.id, ada, 1);
      const found = async (change: Partial<DocumentQuery>) => (await titles(change)).toSorted();
      expect(await found({ access: 'private' })).toEqual(['Plan for me']);
      expect(await found({ access: 'people' })).toEqual(['Letter for some', 'Plan for some']);
      expect(await found({ access: 'members' })).toEqual(['Plan for members']);
      expect(await found({ access: 'link' })).toEqual(['Plan for all', 'Plan of Bob']);
      expect(await found({ access: 'link', owner: ada })).toEqual([link.projection.title]);
      expect(await found({ owner: bob })).toEqual(['Plan of Bob']);
      expect(await found({ access: 'people', search: 'pLaN' })).toEqual(['Plan for some']);
      expect(await found({ owner: aPerson() })).toEqual([]);
    });

    it('[HOME-4] pages follow each other in every view and order, each row once', async () => {
      for (let at = 0; at < 7; at += 1) {
        // Two of a kind, so that what orders them may be equal.
        const ms = 10 + Math.floor(at / 2);
        const change = { createdAtMs: ms, updatedAtMs: ms };
        const own = await titled(`own ${Math.floor(at / 2)}`, change);
        const foreign = await byBob(`bob ${at}`, change);
        await titled(`gone ${at}`, { ...change, trashedAtMs: ms });
        for (const { id } of [own, foreign]) await store.documents.noteOpened(id, ada, ms);
      }
      for (const view of LIST_VIEWS) {
        for (const sort of LIST_SORTS.filter(
          (each) => (each === 'trashed') === (view === 'trash'),
        )) {
          for (const direction of LIST_DIRECTIONS) {
            const query = { view, sort, direction };
            const whole = await titles(query);
            expect(whole.length).toBeGreaterThan(6);
            expect([query, await walk({ ...query, limit: 3 })]).toEqual([query, whole]);
          }
        }
      }
    });

    it('[HOME-4] a page that holds the rest is the last one', async () => {
      for (const title of ['a', 'b', 'c']) await titled(title);
      expect((await pageFor(ada, { limit: 3 })).next).toBeNull();
      expect((await pageFor(ada, { limit: 2 })).next).not.toBeNull();
      expect((await pageFor(aPerson(), {})).next).toBeNull();
    });

    it('[HOME-4] the page behind a document that is gone goes on where it stood', async () => {
      await titled('a', { updatedAtMs: 4 });
      const { id } = await titled('b', { updatedAtMs: 3 });
      await titled('c', { updatedAtMs: 2 });
      await titled('d', { updatedAtMs: 1 });
      const first = await pageFor(ada, { limit: 2 });
      expect(first.titles).toEqual(['a', 'b']);
      await store.documents.setTrashed(id, 1);
      await store.documents.purge(id, ada);
      expect(await titles({ limit: 2, after: first.next })).toEqual(['c', 'd']);
    });

    it('[HOME-4] where a page goes on tells nothing of documents outside of the list', async () => {
      const hidden = await byBob('hidden', { reach: 'added', createdAtMs: 5 });
      const own = await titled('own', { createdAtMs: 5 });
      await byBob('later', { reach: 'added', createdAtMs: 5 });
      for (const direction of ['up', 'down'] as const) {
        const behind = (id: DocumentRecord['id']) =>
          titles({ sort: 'created', direction, after: { key: own.createdAtMs, id } });
        expect(await behind(hidden.id)).toEqual(await behind(aRecord().id));
      }
    });

    it('[HOME-4] titles that begin alike for a hundred characters are told apart by place', async () => {
      const long = '\u{1F600}'.repeat(100);
      for (const end of ['a', 'b', 'c', 'd']) await titled(`${long}${end}`);
      const query = { sort: 'title', direction: 'up', limit: 1 } as const;
      expect((await walk(query)).map((title) => title.at(-1))).toEqual(['a', 'b', 'c', 'd']);
    });

    it('[HOME-8] owners are those whose documents are in the view, each once', async () => {
      await titled('own');
      for (const title of ['one', 'two']) {
        await store.documents.noteOpened((await byBob(title)).id, ada, 1);
      }
      await store.documents.noteOpened((await byBob('free', { ownerId: null })).id, ada, 1);
      await byBob('unknown', { ownerId: aPerson() });
      await titled('thrown away', { trashedAtMs: 5 });
      const owners = async (view: DocumentQuery['view'], limit = 10) => {
        const found = await store.documents.owners({ personId: ada, nowMs: NOW_MS, view }, limit);
        return found.toSorted();
      };
      expect(await owners('all')).toEqual([ada, bob].toSorted());
      expect(await owners('all', 1)).toHaveLength(1);
      expect(await owners('mine')).toEqual([ada]);
      expect(await owners('shared')).toEqual([bob]);
      expect(await owners('recent')).toEqual([bob]);
      expect(await owners('trash')).toEqual([ada]);
    });

    it('[HOME-6] of several people those are found who have said a name', async () => {
      await store.people.save(ada, { name: 'Ada', hue: 1 }, 1);
      await store.people.save(aPerson(), { name: 'Cleo', hue: 2 }, 1);
      const found = await store.people.findAll([ada, bob]);
      expect([...found]).toEqual([[ada, { name: 'Ada', hue: 1 }]]);
      expect((await store.people.findAll([])).size).toBe(0);
    });
  });
}
