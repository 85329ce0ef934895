/**
 * One document on this device: append-only rows that several tabs of one person share. Each tab
 * applies what it reads when it opens; afterwards tabs meet through the server.
 */
import * as Y from 'yjs';
import { copyIdOf, inOneTransaction } from './copy-database.ts';
import type { CopyDatabase, CopyRecord, CopyTransaction } from './copy-database.ts';
import { CopyIsNewerError } from './local-copies.ts';
import type { CopyKey, LocalCopy, LocalRow, RowKey } from './local-copies.ts';
import type { Seq } from '../core/ids.ts';
import type { Clock } from '../std/clock.ts';

/** More sent rows than this are merged into one. */
export const COPY_ROWS_MAX = 300;

export interface LocalCopyOptions {
  readonly database: CopyDatabase;
  readonly key: CopyKey;
  readonly schemaVersion: number;
  readonly clock: Clock;
}

export function localCopy(options: LocalCopyOptions): LocalCopy {
  const { database, schemaVersion, clock } = options;
  const ownKeys = new Set<RowKey>();

  /**
   * Looked for anew in every transaction: somebody else may have taken the copy over meanwhile.
   * @throws CopyIsNewerError before anything was touched.
   */
  const writableRecord = async (transaction: CopyTransaction): Promise<CopyRecord> => {
    const { key, record } = await placeOf(transaction, options.key);
    if (record !== undefined && record.schemaVersion > schemaVersion) throw new CopyIsNewerError();
    const touchedAtMs = clock.nowMs();
    return { since: null, ...record, ...key, id: copyIdOf(key), schemaVersion, touchedAtMs };
  };

  return {
    async load() {
      const { rows, record } = await inOneTransaction(database, 'relaxed', async (transaction) => {
        const written = await writableRecord(transaction);
        await transaction.objectStore('copies').put(written);
        const read = await readRows(transaction, written.id);
        return { rows: await compact(transaction, written.id, read), record: written };
      });
      for (const row of rows) ownKeys.add(row.key);
      return { rows, since: record.since };
    },

    async append(rows, since) {
      // Only what nobody else has yet is worth a sync of this device's disk.
      const durability = rows.some((row) => row.isUnsent) ? 'strict' : 'relaxed';
      const keys = await inOneTransaction(database, durability, async (transaction) => {
        const record = await writableRecord(transaction);
        const copyId = record.id;
        const added: RowKey[] = [];
        for (const { update, isUnsent } of rows) {
          const rowKey = await transaction.objectStore('rows').add({ copyId, update });
          if (isUnsent) await transaction.objectStore('unsent').add({ copyId, rowKey });
          added.push(rowKey);
        }
        await transaction
          .objectStore('copies')
          .put({ ...record, since: laterOf(record.since, since) });
        return added;
      });
      for (const rowKey of keys) ownKeys.add(rowKey);
      return keys;
    },

    async markStored(keys) {
      await inOneTransaction(database, 'relaxed', async (transaction) => {
        for (const rowKey of keys) await transaction.objectStore('unsent').delete(rowKey);
      });
    },

    async compact() {
      const rows = await inOneTransaction(database, 'relaxed', async (transaction) => {
        const { id } = await writableRecord(transaction);
        return compact(transaction, id, await readRows(transaction, id));
      });
      const merged = rows.find((row) => !row.isUnsent);
      if (merged !== undefined) ownKeys.add(merged.key);
    },

    async clear() {
      await inOneTransaction(database, 'strict', async (transaction) => {
        for (const rowKey of ownKeys) {
          await transaction.objectStore('rows').delete(rowKey);
          await transaction.objectStore('unsent').delete(rowKey);
        }
        const { record } = await placeOf(transaction, options.key);
        if (record !== undefined) {
          await transaction.objectStore('copies').put({ ...record, since: null });
        }
      });
      ownKeys.clear();
    },

    close: () => database.close(),
  };
}

/** Where the rows of a copy lie; a copy that was taken over moves once, from a guest to a member. */
async function placeOf(
  transaction: CopyTransaction,
  opened: CopyKey,
): Promise<{ readonly key: CopyKey; readonly record: CopyRecord | undefined }> {
  const store = transaction.objectStore('copies');
  const { personId, documentId, epoch } = opened;
  const record = await store.get(copyIdOf(opened));
  if (record?.movedTo === undefined) return { key: { personId, documentId, epoch }, record };
  const key = { personId: record.movedTo, documentId, epoch };
  return { key, record: await store.get(copyIdOf(key)) };
}

export async function readRows(transaction: CopyTransaction, copyId: string): Promise<LocalRow[]> {
  const byCopy = transaction.objectStore('rows').index('copyId');
  const values = await byCopy.getAll(copyId);
  const keys = await byCopy.getAllKeys(copyId);
  const unsent = new Set(
    await transaction.objectStore('unsent').index('copyId').getAllKeys(copyId),
  );
  return keys.flatMap((key, at) => {
    const value = values[at];
    return value === undefined ? [] : [{ key, update: value.update, isUnsent: unsent.has(key) }];
  });
}

/**
 * Replaces exactly the sent rows that were read by their merge, in the reading transaction, so that
 * no append of another tab can fall between. Unsent rows keep their keys: their tab marks them.
 */
async function compact(
  transaction: CopyTransaction,
  copyId: string,
  rows: readonly LocalRow[],
): Promise<readonly LocalRow[]> {
  const sent = rows.filter((row) => !row.isUnsent);
  const first = sent[0];
  if (first === undefined || sent.length <= COPY_ROWS_MAX) return rows;

  const update = mergedUpdate(sent.map((row) => row.update));
  const store = transaction.objectStore('rows');
  for (const row of sent.slice(1)) await store.delete(row.key);
  await store.put({ copyId, update }, first.key);
  return [{ key: first.key, update, isUnsent: false }, ...rows.filter((row) => row.isUnsent)];
}

/** Through a document: `mergeUpdates` is quadratic in the number of updates, and keeps deleted text. */
function mergedUpdate(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const merged = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return merged;
}

export function laterOf(a: Seq | null, b: Seq | null): Seq | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
