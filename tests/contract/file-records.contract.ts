/** What every store promises of what documents have of files. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileRecord } from '../../lib/core/file.ts';
import { newFileId, type PersonId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { aMember } from '../support/account-rows.ts';
import { codeOf } from '../support/code-of.ts';
import { aFile } from '../support/file-rows.ts';
import { aDocument, aPerson, aRecord } from '../support/store-records.ts';
import { hashOf } from '../support/uploads.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const NOW_MS = 1_800_000_000_000;
const TIB = 2 ** 40;

export function fileRecordsContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`files of documents (${name})`, () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const added = async (file: FileRecord) => {
      await store.fileRecords.add(file);
      return file;
    };
    const anAccount = async (change: Parameters<typeof aMember>[0] = {}): Promise<PersonId> => {
      const row = aMember(change);
      await store.accounts.create([{ table: 'member', row }]);
      return row.id;
    };
    const idsOf = async ({ id }: { readonly id: FileRecord['documentId'] }) =>
      (await store.fileRecords.ofDocument(id)).map((file) => file.id);

    it('[FILE-34] a file is found as it was added, by its document and its id together', async () => {
      const [one, two] = [await aDocument(store.documents), await aDocument(store.documents)];
      const file = await added(aFile(one.id, { uploaderId: aPerson(), bytes: 3 * TIB }));
      const plain = await added(aFile(one.id, { pixels: null, type: 'text/plain', bytes: 0 }));
      expect(await store.fileRecords.find(one.id, file.id)).toEqual(file);
      expect(await store.fileRecords.find(one.id, plain.id)).toEqual(plain);
      expect(await store.fileRecords.find(two.id, file.id)).toBeNull();
      expect(await store.fileRecords.find(one.id, newFileId(machineRandom))).toBeNull();
      expect(await store.fileRecords.find(aRecord().id, file.id)).toBeNull();
    });

    it('[FILE-34] the files of a document come newest first', async () => {
      const document = await aDocument(store.documents);
      await added(aFile((await aDocument(store.documents)).id));
      const files = [];
      for (const atMs of [5, 9, 9, 7]) files.push(await added(aFile(document.id, { atMs })));
      const [five, nine, nineToo, seven] = files.map(({ id }) => id);
      expect(await idsOf(document)).toEqual([nineToo, nine, seven, five]);
      expect(await store.fileRecords.ofDocument(aRecord().id)).toEqual([]);
    });

    it('[FILE-34] nothing is added to a document that is not there', async () => {
      const file = aFile(aRecord().id);
      expect(await codeOf(store.fileRecords.add(file))).toBe('document_not_found');
      expect(await store.fileRecords.isNeeded(file.hash)).toBe(false);
    });

    it('[FILE-35] files stay with a document in the trash, and are gone with it for good', async () => {
      const owner = aPerson();
      const change = { ownerId: owner };
      const [kept, one, two] = [
        await aDocument(store.documents, change),
        await aDocument(store.documents, change),
        await aDocument(store.documents, change),
      ];
      const shared = hashOf(Buffer.from('in two documents'));
      const files = [
        await added(aFile(one.id, { hash: shared })),
        await added(aFile(kept.id, { hash: shared })),
        await added(aFile(two.id)),
      ];
      await store.documents.setTrashed(one.id, NOW_MS);
      await store.documents.setTrashed(two.id, NOW_MS);
      expect([await idsOf(one), await idsOf(two)]).toEqual([[files[0]?.id], [files[2]?.id]]);
      expect(await store.documents.purge(one.id, owner)).toBe(true);
      await store.documents.purgeTrashed(NOW_MS + 1);
      expect([await idsOf(one), await idsOf(two)]).toEqual([[], []]);
      expect(await idsOf(kept)).toEqual([files[1]?.id]);
      expect(await store.fileRecords.isNeeded(shared)).toBe(true);
      expect(await store.fileRecords.isNeeded(files[2]?.hash ?? shared)).toBe(false);
      expect(await store.fileRecords.usage({ documentId: one.id, uploaderId: null })).toEqual({
        documentBytes: 0,
        workspaceBytes: 1_000,
        personBytes: 1_000,
      });
    });

    it('[FILE-35] files stay with a document that becomes somebody else’s', async () => {
      const [ada, bob] = [await anAccount(), await anAccount()];
      const document = await aDocument(store.documents, { ownerId: ada });
      const file = await added(aFile(document.id, { uploaderId: ada }));
      expect(await store.sharing.giveTo(document.id, ada, bob, NOW_MS)).toBe(true);
      expect(await store.fileRecords.find(document.id, file.id)).toEqual(file);
      await store.departures.leave(bob, { is: 'handed', heirId: ada });
      await store.departures.leave(ada, { is: 'trash', atMs: NOW_MS });
      expect(await store.fileRecords.find(document.id, file.id)).toEqual(file);
    });

    it('[FILE-36] each file counts, also one that is in the store once', async () => {
      const [one, two] = [await aDocument(store.documents), await aDocument(store.documents)];
      const [ada, bob] = [aPerson(), aPerson()];
      const hash = hashOf(Buffer.from('the same'));
      await added(aFile(one.id, { hash, bytes: 10, uploaderId: ada }));
      await added(aFile(one.id, { hash, bytes: 10, uploaderId: bob }));
      await added(aFile(two.id, { hash, bytes: 10, uploaderId: ada }));
      await added(aFile(two.id, { bytes: 3 * TIB, uploaderId: null }));
      const usage = (documentId: FileRecord['documentId'], uploaderId: PersonId | null) =>
        store.fileRecords.usage({ documentId, uploaderId });
      const workspaceBytes = 3 * TIB + 30;
      expect(await usage(one.id, ada)).toEqual({
        documentBytes: 20,
        workspaceBytes,
        personBytes: 20,
      });
      expect(await usage(two.id, null)).toEqual({
        documentBytes: 3 * TIB + 10,
        workspaceBytes,
        personBytes: 3 * TIB,
      });
      expect(await usage(aRecord().id, aPerson())).toEqual({
        documentBytes: 0,
        workspaceBytes,
        personBytes: 0,
      });
    });

    it('[FILE-37] what a guest uploaded is the member’s that it becomes, also what comes late', async () => {
      const [guest, member] = [aPerson(), await anAccount()];
      const document = await aDocument(store.documents);
      const before = await added(aFile(document.id, { uploaderId: guest }));
      await store.guests.link(guest, member, NOW_MS);
      const late = await added(aFile(document.id, { uploaderId: guest }));
      for (const { id } of [before, late]) {
        expect((await store.fileRecords.find(document.id, id))?.uploaderId).toBe(member);
      }
      for (const uploaderId of [guest, member]) {
        const { personBytes } = await store.fileRecords.usage({
          documentId: document.id,
          uploaderId,
        });
        expect(personBytes).toBe(2_000);
      }
    });

    it('[FILE-37] who is shut out while a file comes has uploaded none', async () => {
      const shutOut = await anAccount({ disabledAtMs: 1 });
      const document = await aDocument(store.documents);
      const file = aFile(document.id, { uploaderId: shutOut });
      expect(await codeOf(store.fileRecords.add(file))).toBe('not_signed_in');
      expect(await idsOf(document)).toEqual([]);
    });
  });
}
