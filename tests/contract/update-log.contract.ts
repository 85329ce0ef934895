/** What every update log promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDocumentId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { aDocument, anEntry, aPerson, entries, tailFor, tailOf } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function updateLogContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`update log (${name})`, () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('[STORE-1] a new document has an empty log', async () => {
      const document = await aDocument(store.documents);
      expect(await store.updateLog.load(document.id)).toEqual({
        snapshot: null,
        tail: [],
        owners: new Map(),
        damagedAtSeq: null,
      });
    });

    it('[STORE-1] what was appended is loaded, in order of seq, byte by byte', async () => {
      const document = await aDocument(store.documents);
      const update = Uint8Array.from({ length: 70_000 }, (_, at) => at % 251);
      await store.updateLog.append([anEntry(document, 1), anEntry(document, 2, { update })]);
      await store.updateLog.append([anEntry(document, 3, { update: new Uint8Array() })]);
      const { tail } = await store.updateLog.load(document.id);
      expect(tail.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(tail[1]?.update).toEqual(update);
      expect(tail[2]?.update.length).toBe(0);
    });

    it('[STORE-1] an append that leaves a gap is refused and stores nothing', async () => {
      const document = await aDocument(store.documents);
      await store.updateLog.append([anEntry(document, 1)]);
      for (const seqs of [[2, 4], [3], [0], [-1], [1.5]]) {
        const gap = store.updateLog.append(seqs.map((seq) => anEntry(document, seq)));
        await expect(gap).rejects.toMatchObject({ code: 'internal' });
      }
      expect(tailOf(await store.updateLog.load(document.id))).toEqual(tailFor(document, 1));
    });

    it('[STORE-2] batches of several documents that race keep every log gapless', async () => {
      const documents = await Promise.all(
        Array.from({ length: 5 }, () => aDocument(store.documents)),
      );
      await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          store.updateLog.append(documents.map((document) => anEntry(document, at + 1))),
        ),
      );
      for (const document of documents) {
        expect(tailOf(await store.updateLog.load(document.id))).toEqual(tailFor(document, 20));
      }
    });

    it('[STORE-2] one bad entry keeps the whole batch out', async () => {
      const [good, bad] = [await aDocument(store.documents), await aDocument(store.documents)];
      const batch = [anEntry(good, 1, { claims: [7] }), anEntry(bad, 2)];
      await expect(store.updateLog.append(batch)).rejects.toMatchObject({ code: 'internal' });
      const { tail, owners } = await store.updateLog.load(good.id);
      expect(tail).toEqual([]);
      expect(owners.size).toBe(0);
    });

    it('[STORE-3] appending the same again changes nothing, alone, in part and twice in a batch', async () => {
      const document = await aDocument(store.documents);
      await store.updateLog.append(entries(document, 1, 3));
      await store.updateLog.append(entries(document, 1, 3));
      await store.updateLog.append(entries(document, 2, 5));
      await store.updateLog.append([anEntry(document, 6), anEntry(document, 6)]);
      expect(tailOf(await store.updateLog.load(document.id))).toEqual(tailFor(document, 6));
    });

    it('[STORE-4] other bytes under a seq that is taken are refused and change nothing', async () => {
      const document = await aDocument(store.documents);
      await store.updateLog.append(entries(document, 1, 2));
      const other = anEntry(document, 2, { update: Uint8Array.of(9) });
      for (const batch of [[other], [anEntry(document, 3), other]]) {
        await expect(store.updateLog.append(batch)).rejects.toMatchObject({ code: 'internal' });
      }
      expect(tailOf(await store.updateLog.load(document.id))).toEqual(tailFor(document, 2));
      await store.updateLog.append([anEntry(document, 3)]);
      expect(tailOf(await store.updateLog.load(document.id))).toEqual(tailFor(document, 3));
    });

    it('[STORE-5] an unknown document is told as such, by append and by load', async () => {
      const known = await aDocument(store.documents);
      const unknown = { id: newDocumentId(machineRandom) };
      const batch = [anEntry(known, 1), anEntry(unknown, 1)];
      const isMissing = { code: 'document_not_found' };
      await expect(store.updateLog.append(batch)).rejects.toMatchObject(isMissing);
      await expect(store.updateLog.load(unknown.id)).rejects.toMatchObject(isMissing);
      expect((await store.updateLog.load(known.id)).tail).toEqual([]);
    });

    it("[STORE-6] a client id is the first author's for good, in that document", async () => {
      const [ada, bob] = [aPerson(), aPerson()];
      const [one, two] = [await aDocument(store.documents), await aDocument(store.documents)];
      await store.updateLog.append([
        anEntry(one, 1, { author: ada, claims: [1, 2 ** 32 - 1] }),
        anEntry(one, 2, { author: null, claims: [3] }),
        anEntry(two, 1, { author: bob, claims: [1] }),
      ]);
      await store.updateLog.append([anEntry(one, 3, { author: bob, claims: [1, 3, 4] })]);
      const owners = new Map([
        [1, ada],
        [2 ** 32 - 1, ada],
        [3, null],
        [4, bob],
      ]);
      expect((await store.updateLog.load(one.id)).owners).toEqual(owners);
      expect((await store.updateLog.load(two.id)).owners).toEqual(new Map([[1, bob]]));
    });

    it('[STORE-7] a batch beyond any limit of a statement is stored whole', async () => {
      const [one, two] = [await aDocument(store.documents), await aDocument(store.documents)];
      const claims = Array.from({ length: 11_000 }, (_, at) => at);
      await store.updateLog.append([
        ...entries(one, 1, 7_000),
        ...entries(two, 1, 6_999),
        anEntry(two, 7_000, { claims }),
      ]);
      expect(tailOf(await store.updateLog.load(one.id))).toEqual(tailFor(one, 7_000));
      const { tail, owners } = await store.updateLog.load(two.id);
      expect(tail.length).toBe(7_000);
      expect(owners.size).toBe(11_000);
    });

    it('[STORE-8] a load between appends gives a sound beginning of the log', async () => {
      const document = await aDocument(store.documents);
      await store.updateLog.append(entries(document, 1, 5_000));
      const appends = Array.from({ length: 50 }, (_, at) =>
        store.updateLog.append([anEntry(document, 5_001 + at)]),
      );
      const loads = Array.from({ length: 5 }, () => store.updateLog.load(document.id));
      for (const content of await Promise.all(loads)) {
        expect(content.damagedAtSeq).toBeNull();
        expect(content.tail.length).toBeGreaterThanOrEqual(5_000);
        expect(tailOf(content)).toEqual(tailFor(document, content.tail.length));
      }
      await Promise.all(appends);
      expect((await store.updateLog.load(document.id)).tail.length).toBe(5_050);
    });

    it("[STORE-15] the bytes of an append stay the caller's", async () => {
      const document = await aDocument(store.documents);
      const pool = new Uint8Array(64).fill(5);
      const update = pool.subarray(8, 16);
      const appended = store.updateLog.append([anEntry(document, 1, { update })]);
      pool.fill(6);
      await appended;
      expect(pool.length).toBe(64);
      const { tail } = await store.updateLog.load(document.id);
      expect(tail[0]?.update.length).toBe(8);
    });
  });
}
