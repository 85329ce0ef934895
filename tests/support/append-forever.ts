/**
 * A process that appends until it is killed: `append-forever.ts <data folder> <document> [how]`.
 * `compacting`: it makes a snapshot beside every other append.
 * Says each seq on a line of its own once its append has resolved, and not before.
 */
import { writeSync } from 'node:fs';
import { parseDocumentId } from '../../lib/core/ids.ts';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { aCompaction } from './compactions.ts';
import { silentLog } from './silent-log.ts';
import { anEntry } from './store-records.ts';

const [, , dataFolder = '', idText = '', how = ''] = process.argv;
const id = parseDocumentId(idText);
if (id === null) throw new Error('needs a document');
const { updateLog, history } = await openStore({ dataFolder, log: silentLog });
let { lastSeq: seq, baseSeq } = await history.head(id);
writeSync(1, 'ready\n');
for (;;) {
  const batch = [1, 2, 3].map(() => anEntry({ id }, ++seq));
  const isCompacting = how === 'compacting' && seq % 2 === 0 && seq > baseSeq + 6;
  const upToSeq = seq - 5;
  const compaction = isCompacting ? aCompaction({ id }, baseSeq, upToSeq) : null;
  const made = compaction === null ? null : history.compact(id, compaction);
  await updateLog.append(batch);
  if ((await made) === true) baseSeq = upToSeq;
  writeSync(1, `${seq}\n`); // synchronous: a line that was written survives the kill
}
