/** Local copies in this browser's IndexedDB. */
import * as Y from 'yjs';
import { copyIdOf, inOneTransaction, openCopyDatabase, ownerOf } from './copy-database.ts';
import type { CopyDatabase, CopyRecord, CopyTransaction } from './copy-database.ts';
import type { CopyOwner, LocalCopies } from './local-copies.ts';
import { localCopy, readRows } from './local-copy.ts';
import { unsentTextOf } from './unsent-text.ts';
import { SCHEMA_VERSION } from '../core/document.ts';
import type { Epoch } from '../core/ids.ts';
import type { Clock } from '../std/clock.ts';

/** A copy nobody opened for so long, with nothing unsent in it, makes room. */
export const COPY_IDLE_MS = 30 * 24 * 60 * 60 * 1_000;

export function browserCopies(clock: Clock, schemaVersion = SCHEMA_VERSION): LocalCopies {
  return {
    async open(key) {
      const database = await openCopyDatabase();
      await prune(database, copyIdOf(key), clock.nowMs() - COPY_IDLE_MS);
      return localCopy({ database, key, schemaVersion, clock });
    },

    async adopt({ personId, documentId }, formerIds) {
      // Nobody in particular was nobody before.
      if (personId === null || formerIds.length === 0) return;
      // Everybody else's page is spared these bytes.
      const { adopt } = await import('./adopted-copies.ts');
      await inDatabase((transaction) =>
        adopt(transaction, { documentId }, formerIds, { personId, schemaVersion }),
      );
    },

    keptText: (owner, epoch) =>
      inDatabase(async (transaction) => {
        const texts = await transaction.objectStore('aside').index('owner').getAll(ownerOf(owner));
        const kept = texts.map((aside) => aside.text);
        for (const copy of await otherCopies(transaction, owner, epoch)) {
          kept.push(await unsentTextIn(transaction, copy.id));
        }
        return kept.filter((text) => text !== '').join('\n\n');
      }),

    putAside: (owner, text) =>
      inDatabase(async (transaction) => {
        const aside = { owner: ownerOf(owner), text, atMs: clock.nowMs() };
        await transaction.objectStore('aside').add(aside);
      }),

    forgetKept: (owner, epoch) =>
      inDatabase(async (transaction) => {
        const store = transaction.objectStore('aside');
        for (const key of await store.index('owner').getAllKeys(ownerOf(owner))) {
          await store.delete(key);
        }
        for (const copy of await otherCopies(transaction, owner, epoch)) {
          await removeCopy(transaction, copy.id);
        }
      }),
  };
}

async function inDatabase<Result>(
  work: (transaction: CopyTransaction) => Promise<Result>,
): Promise<Result> {
  const database = await openCopyDatabase();
  try {
    return await inOneTransaction(database, 'strict', work);
  } finally {
    database.close();
  }
}

/** The same person's copies of the same document under other lineages. */
async function otherCopies(
  transaction: CopyTransaction,
  owner: CopyOwner,
  epoch: Epoch | null,
): Promise<CopyRecord[]> {
  if (epoch === null) return [];
  const copies = await transaction.objectStore('copies').getAll();
  return copies.filter((copy) => ownerOf(copy) === ownerOf(owner) && copy.epoch !== epoch);
}

async function unsentTextIn(transaction: CopyTransaction, copyId: string): Promise<string> {
  const rows = await readRows(transaction, copyId);
  const unsent = rows.filter((row) => row.isUnsent).map((row) => row.update);
  if (unsent.length === 0) return '';
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const row of rows) Y.applyUpdate(doc, row.update);
  });
  const text = unsentTextOf(doc, unsent);
  doc.destroy();
  return text;
}

async function prune(database: CopyDatabase, keepId: string, beforeMs: number): Promise<void> {
  await inOneTransaction(database, 'relaxed', async (transaction) => {
    for (const copy of await transaction.objectStore('copies').getAll()) {
      if (copy.id === keepId || copy.touchedAtMs >= beforeMs) continue;
      const unsentCount = await transaction.objectStore('unsent').index('copyId').count(copy.id);
      if (unsentCount === 0) await removeCopy(transaction, copy.id);
    }
  });
}

async function removeCopy(transaction: CopyTransaction, copyId: string): Promise<void> {
  const rows = transaction.objectStore('rows');
  for (const key of await rows.index('copyId').getAllKeys(copyId)) await rows.delete(key);
  const unsent = transaction.objectStore('unsent');
  for (const key of await unsent.index('copyId').getAllKeys(copyId)) await unsent.delete(key);
  await transaction.objectStore('copies').delete(copyId);
}
