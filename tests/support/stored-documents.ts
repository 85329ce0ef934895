/** Documents in a data folder that no server has open: made before a start, read after a crash. */
import * as Y from 'yjs';
import {
  newDocumentId,
  newEpoch,
  type DocumentId,
  type PersonId,
  type Seq,
} from '../../lib/core/ids.ts';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { unpackState } from '../../server/workers/snapshot-codec.ts';
import { readHistory } from './compactions.ts';
import { silentLog } from './silent-log.ts';
import { OPEN_REACH } from './open-reach.ts';

/** An empty document, without even its first paragraph. */
export async function makeDocument(
  dataFolder: string,
  ownerId: PersonId | null = null,
): Promise<DocumentId> {
  const store = await openStore({ dataFolder, log: silentLog });
  const id = newDocumentId(machineRandom);
  const nowMs = Date.now();
  await store.documents.create({
    id,
    ownerId,
    epoch: newEpoch(machineRandom),
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    updatedBy: null,
    trashedAtMs: null,
    ...OPEN_REACH,
    projection: { title: '', excerpt: '', wordCount: 0 },
  });
  await store.close();
  return id;
}

export interface StoredSeqs {
  readonly lastSeq: Seq;
  /** Where the snapshot ends; 0 without one. */
  readonly baseSeq: Seq;
}

/** Also proves that history has every row of the log. */
export async function storedSeqs(dataFolder: string, id: DocumentId): Promise<StoredSeqs> {
  const store = await openStore({ dataFolder, log: silentLog });
  const { lastSeq, baseSeq } = await store.history.head(id);
  const rows = await readHistory(store.history, { id });
  await store.close();
  if (rows.some(({ seq }, at) => seq !== at + 1) || rows.length !== lastSeq) {
    throw new Error(`history has ${rows.length} rows of ${lastSeq}`);
  }
  return { lastSeq, baseSeq };
}

/** What the log holds, and nothing else: no replica had a chance to bring anything back. */
export async function storedDocument(dataFolder: string, id: DocumentId): Promise<Y.Doc> {
  const store = await openStore({ dataFolder, log: silentLog });
  const content = await store.updateLog.load(id);
  await store.close();
  if (content.damagedAtSeq !== null) throw new Error(`damaged at ${content.damagedAtSeq}`);
  const doc = new Y.Doc();
  if (content.snapshot !== null) Y.applyUpdate(doc, unpackState(content.snapshot.state));
  for (const { update } of content.tail) Y.applyUpdate(doc, update);
  return doc;
}
