/**
 * Makes a former self's copies the present person's, in the one transaction it is given: killed in
 * the middle, the browser has them where they were. Rows keep their keys, so that a tab which wrote
 * some of them can still say what the server has got.
 */
import { copyIdOf, ownerOf } from './copy-database.ts';
import type { CopyRecord, CopyTransaction } from './copy-database.ts';
import type { CopyOwner } from './local-copies.ts';
import { laterOf } from './local-copy.ts';
import type { PersonId } from '../core/ids.ts';

/** Whose they become, and the editor schema of the page that moves them. */
export interface Taker {
  readonly personId: PersonId;
  readonly schemaVersion: number;
}

export async function adopt(
  transaction: CopyTransaction,
  { documentId }: Pick<CopyOwner, 'documentId'>,
  formerIds: readonly PersonId[],
  taker: Taker,
): Promise<void> {
  const copies = await transaction.objectStore('copies').getAll();
  for (const formerId of formerIds) {
    const former = ownerOf({ personId: formerId, documentId });
    await moveTexts(transaction, former, ownerOf({ personId: taker.personId, documentId }));
    for (const copy of copies) {
      if (ownerOf(copy) === former) await moveCopy(transaction, copy, taker);
    }
  }
}

async function moveTexts(transaction: CopyTransaction, from: string, to: string): Promise<void> {
  const store = transaction.objectStore('aside');
  for (const key of await store.index('owner').getAllKeys(from)) {
    const aside = await store.get(key);
    if (aside !== undefined) await store.put({ ...aside, owner: to }, key);
  }
}

async function moveCopy(
  transaction: CopyTransaction,
  from: CopyRecord,
  { personId, schemaVersion }: Taker,
): Promise<void> {
  const key = { personId, documentId: from.documentId, epoch: from.epoch };
  const id = copyIdOf(key);
  const store = transaction.objectStore('copies');
  const to = await store.get(id);
  // What a newer page wrote is for a newer page to move.
  if (Math.max(from.schemaVersion, to?.schemaVersion ?? 0) > schemaVersion) return;
  await moveRows(transaction, from.id, id);
  await store.put({
    ...key,
    id,
    schemaVersion,
    // The rows of both hold what either of them holds.
    since: laterOf(from.since, to?.since ?? null),
    touchedAtMs: Math.max(from.touchedAtMs, to?.touchedAtMs ?? 0),
  });
  await store.put({ ...from, since: null, movedTo: personId });
}

async function moveRows(transaction: CopyTransaction, from: string, to: string): Promise<void> {
  const rows = transaction.objectStore('rows');
  for (const key of await rows.index('copyId').getAllKeys(from)) {
    const row = await rows.get(key);
    if (row !== undefined) await rows.put({ ...row, copyId: to }, key);
  }
  const unsent = transaction.objectStore('unsent');
  for (const rowKey of await unsent.index('copyId').getAllKeys(from)) {
    await unsent.put({ rowKey, copyId: to });
  }
}
