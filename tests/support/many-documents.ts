/** Many empty documents at once, in a data folder that no server has open. */
import { newDocumentId, newEpoch, type DocumentId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { silentLog } from './silent-log.ts';
import { OPEN_REACH } from './open-reach.ts';

export async function makeDocuments(dataFolder: string, count: number): Promise<DocumentId[]> {
  const store = await openStore({ dataFolder, log: silentLog });
  const ids = Array.from({ length: count }, () => newDocumentId(machineRandom));
  const nowMs = Date.now();
  for (const id of ids) {
    await store.documents.create({
      id,
      ownerId: null,
      epoch: newEpoch(machineRandom),
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      updatedBy: null,
      trashedAtMs: null,
      ...OPEN_REACH,
      projection: { title: '', excerpt: '', wordCount: 0 },
    });
  }
  await store.close();
  return ids;
}
