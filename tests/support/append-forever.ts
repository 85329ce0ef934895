/**
 * A process that appends until it is killed: `append-forever.ts <data folder> <document>`.
 * Says each seq on a line of its own once its append has resolved, and not before.
 */
import { writeSync } from 'node:fs';
import { parseDocumentId } from '../../lib/core/ids.ts';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { silentLog } from './silent-log.ts';
import { anEntry } from './store-records.ts';

const [, , dataFolder = '', idText = ''] = process.argv;
const id = parseDocumentId(idText);
if (id === null) throw new Error('needs a document');
const { updateLog } = await openStore({ dataFolder, log: silentLog });
let seq = (await updateLog.load(id)).tail.length;
writeSync(1, 'ready\n');
for (;;) {
  const batch = [1, 2, 3].map(() => anEntry({ id }, ++seq));
  await updateLog.append(batch);
  writeSync(1, `${seq}\n`); // synchronous: a line that was written survives the kill
}
