/** What snapshots and history promise, whatever keeps them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { newDocumentId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { aCompaction, aSegment, readHistory, rowOf, textOf } from '../support/compactions.ts';
import { aDocument, anEntry, aPerson, entries, tailFor, tailOf } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function historyContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`history (${name})`, () => {
    let store: StoreUnderTest;
    let document: DocumentRecord;
    beforeEach(async () => {
      store = await open();
      document = await aDocument(store.documents);
    });
    afterEach(() => store.close());

    it('[COMPACT-1] a snapshot takes the place of the rows it covers, and the log goes on', async () => {
      const { updateLog, history } = store;
      expect(await history.lastSeq(document.id)).toBe(0);
      await updateLog.append(entries(document, 1, 10));
      expect(await history.head(document.id)).toEqual({ lastSeq: 10, baseSeq: 0, snapshot: null });
      const compaction = aCompaction(document, 0, 8);
      const expected = structuredClone(compaction.snapshot);
      expect(await history.compact(document.id, compaction)).toBe(true);
      await updateLog.append(entries(document, 11, 12));
      const content = await updateLog.load(document.id);
      expect(content.snapshot).toEqual(expected);
      expect(tailOf(content)).toEqual(tailFor(document, 12).slice(8));
      expect(content.damagedAtSeq).toBeNull();
      expect(await history.lastSeq(document.id)).toBe(12);
      expect(await history.head(document.id)).toEqual({
        lastSeq: 12,
        baseSeq: 8,
        snapshot: expected,
      });
      expect(await history.compact(document.id, aCompaction(document, 8, 12))).toBe(true);
      const later = await updateLog.load(document.id);
      expect([later.snapshot?.upToSeq, later.tail]).toEqual([12, []]);
      await updateLog.append(entries(document, 13, 13));
    });

    it('[STORE-39] the log reads the same, however it was batched and wherever snapshots end', async () => {
      const { updateLog, history } = store;
      const LAST = 600;
      const commits = [1, 1, 3, 40, 255, 1, 299]; // updates in each
      let appended = 0;
      for (const count of commits) {
        const batch = entries(document, appended + 1, appended + count);
        await updateLog.append(batch);
        await updateLog.append([...batch.slice(-2), anEntry(document, appended + count)]);
        appended += count;
      }
      expect(appended).toBe(LAST);
      let baseSeq = 0;
      for (const upToSeq of [0, 2, 44, 45, 301, 420, LAST]) {
        if (upToSeq > 0)
          await history.compact(document.id, aCompaction(document, baseSeq, upToSeq));
        baseSeq = upToSeq;
        const content = await updateLog.load(document.id);
        expect([content.snapshot?.upToSeq ?? 0, content.damagedAtSeq]).toEqual([upToSeq, null]);
        expect(tailOf(content)).toEqual(tailFor(document, LAST).slice(upToSeq));
        for (const [from, to] of [
          [1, LAST],
          [44, 46],
          [300, 303],
          [301, 301],
          [LAST, LAST],
        ] as const) {
          const rows = await readHistory(history, document, from, to);
          expect(textOf(rows)).toEqual(tailFor(document, to).slice(from - 1));
        }
      }
      const other = anEntry(document, LAST + 1, { update: Uint8Array.of(1) });
      await updateLog.append([anEntry(document, LAST + 1)]);
      await expect(updateLog.append([other])).rejects.toMatchObject({ code: 'internal' });
    });

    it('[COMPACT-2] history gives every row whole, with author and time, wherever it lies', async () => {
      const { updateLog, history } = store;
      const [ada, bob] = [aPerson(), aPerson()];
      const authors = [ada, bob, null];
      const batch = entries(document, 1, 9).map((entry) => ({
        ...entry,
        author: authors[entry.seq % 3] ?? null,
        atMs: 1_700_000_000_000 + entry.seq,
      }));
      await updateLog.append(batch);
      const whole = batch.map(rowOf);
      expect(await readHistory(history, document)).toEqual(whole);
      const compaction = aCompaction(document, 0, 7);
      const segments = [aSegment(whole.slice(0, 4)), aSegment(whole.slice(4, 7))];
      await history.compact(document.id, { ...compaction, segments });
      expect(await readHistory(history, document)).toEqual(whole);
      for (const [from, to] of [
        [1, 2],
        [3, 6],
        [5, 9],
        [8, 8],
        [9, 20],
      ] as const) {
        const rows = await readHistory(history, document, from, to);
        expect(rows).toEqual(whole.slice(from - 1, to));
      }
      expect(await readHistory(history, document, 10, 20)).toEqual([]);
    });

    it('[COMPACT-2] a long history comes in pages that together are all of it, once', async () => {
      const { updateLog, history } = store;
      await updateLog.append(entries(document, 1, 6_000));
      await history.compact(document.id, aCompaction(document, 0, 3_500, { segmentRows: 1_000 }));
      const first = await history.rows(document.id, 1, 6_000);
      expect(first.nextSeq).not.toBeNull();
      expect(textOf(await readHistory(history, document))).toEqual(tailFor(document, 6_000));
    });

    it('[COMPACT-3] a compaction built on another snapshot than the stored one changes nothing', async () => {
      const { updateLog, history } = store;
      await updateLog.append(entries(document, 1, 10));
      const rivals = [6, 8, 4].map((upToSeq) =>
        history.compact(document.id, aCompaction(document, 0, upToSeq)),
      );
      expect((await Promise.all(rivals)).filter(Boolean)).toHaveLength(1);
      const { baseSeq } = await history.head(document.id);
      const before = await updateLog.load(document.id);
      for (const wrongBase of [0, baseSeq - 1, 9]) {
        const late = aCompaction(document, wrongBase, 10);
        expect(await history.compact(document.id, late)).toBe(false);
      }
      expect(await updateLog.load(document.id)).toEqual(before);
      expect(textOf(await readHistory(history, document))).toEqual(tailFor(document, 10));
    });

    it('[COMPACT-4] appending what a snapshot covers already is a no-op', async () => {
      const { updateLog, history } = store;
      await updateLog.append(entries(document, 1, 6));
      await history.compact(document.id, aCompaction(document, 0, 5));
      await updateLog.append(entries(document, 1, 6));
      await updateLog.append(entries(document, 4, 7));
      const content = await updateLog.load(document.id);
      expect(tailOf(content)).toEqual(tailFor(document, 7).slice(5));
      expect(textOf(await readHistory(history, document))).toEqual(tailFor(document, 7));
      const gap = updateLog.append([anEntry(document, 9)]);
      await expect(gap).rejects.toMatchObject({ code: 'internal' });
    });

    it('[COMPACT-1] owners outlive the rows that claimed them', async () => {
      const ada = aPerson();
      await store.updateLog.append([anEntry(document, 1, { author: ada, claims: [7] })]);
      await store.history.compact(document.id, aCompaction(document, 0, 1));
      const { owners } = await store.updateLog.load(document.id);
      expect(owners).toEqual(new Map([[7, ada]]));
    });

    it('[COMPACT-7] a load and a reading of history beside compactions are sound', async () => {
      const { updateLog, history } = store;
      await updateLog.append(entries(document, 1, 9_000));
      const work = Promise.all([
        ...Array.from({ length: 3 }, () => updateLog.load(document.id)),
        history.compact(document.id, aCompaction(document, 0, 8_000, { segmentRows: 3_000 })),
        ...Array.from({ length: 3 }, () => updateLog.load(document.id)),
      ]);
      const rows = await readHistory(history, document);
      for (const content of await work) {
        if (typeof content === 'boolean') continue;
        expect(content.damagedAtSeq).toBeNull();
        const from = content.snapshot?.upToSeq ?? 0;
        expect(tailOf(content)).toEqual(tailFor(document, 9_000).slice(from));
      }
      expect(textOf(rows)).toEqual(tailFor(document, 9_000));
    });

    it('[COMPACT-10] retention removes history that ended before a moment, and the document stays', async () => {
      const { updateLog, history } = store;
      const other = await aDocument(store.documents);
      for (const one of [document, other]) await updateLog.append(entries(one, 1, 9));
      await history.compact(document.id, aCompaction(document, 0, 3, { change: { atMs: 1_000 } }));
      await history.compact(document.id, aCompaction(document, 3, 6, { change: { atMs: 2_000 } }));
      await history.compact(other.id, aCompaction(other, 0, 3, { change: { atMs: 2_000 } }));
      const before = await updateLog.load(document.id);
      expect(await history.forget(1_000)).toEqual({ segments: 0, bytes: 0 });
      const removed = await history.forget(2_000);
      expect([removed.segments, removed.bytes > 0]).toEqual([1, true]);
      expect(textOf(await readHistory(history, document))).toEqual(tailFor(document, 9).slice(3));
      expect(textOf(await readHistory(history, other))).toEqual(tailFor(other, 9));
      expect((await history.forget(5_000)).segments).toBe(2);
      expect(textOf(await readHistory(history, document))).toEqual(tailFor(document, 9).slice(6));
      expect(await updateLog.load(document.id)).toEqual(before);
    });

    it('[COMPACT-10] history goes from its beginning only, also after a clock that was set back', async () => {
      const { updateLog, history } = store;
      await updateLog.append(entries(document, 1, 9));
      await history.compact(document.id, aCompaction(document, 0, 3, { change: { atMs: 9_000 } }));
      await history.compact(document.id, aCompaction(document, 3, 6, { change: { atMs: 1_000 } }));
      expect((await history.forget(5_000)).segments).toBe(0);
      expect(textOf(await readHistory(history, document))).toEqual(tailFor(document, 9));
    });

    it('[COMPACT-11] a purge takes snapshot and history along', async () => {
      const { updateLog, history, documents } = store;
      await updateLog.append(entries(document, 1, 9));
      await history.compact(document.id, aCompaction(document, 0, 6));
      await documents.setTrashed(document.id, 1);
      expect(await documents.purgeTrashed(2)).toHaveLength(1);
      const isMissing = { code: 'document_not_found' };
      await expect(history.head(document.id)).rejects.toMatchObject(isMissing);
      await expect(history.rows(document.id, 1, 9)).rejects.toMatchObject(isMissing);
      const late = history.compact(document.id, aCompaction(document, 6, 9));
      await expect(late).rejects.toMatchObject(isMissing);
      expect((await history.forget(Number.MAX_SAFE_INTEGER)).segments).toBe(0);
      await documents.create(document);
      expect((await updateLog.load(document.id)).snapshot).toBeNull();
    });

    it('[STORE-5] an unknown document is told as such', async () => {
      const unknown = { id: newDocumentId(machineRandom) };
      const isMissing = { code: 'document_not_found' };
      await expect(store.history.head(unknown.id)).rejects.toMatchObject(isMissing);
      await expect(store.history.rows(unknown.id, 1, 1)).rejects.toMatchObject(isMissing);
      const compact = store.history.compact(unknown.id, aCompaction(unknown, 0, 0));
      await expect(compact).rejects.toMatchObject(isMissing);
    });
  });
}
