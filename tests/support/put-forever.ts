/**
 * A process that receives and puts files until it is killed: `put-forever.ts <data folder>`.
 * Says each hash on a line of its own once its put has resolved, and not before.
 */
import { writeSync } from 'node:fs';
import { machineClock as clock, machineRandom } from '../../server/adapters/machine.ts';
import { DiskFiles } from '../../server/adapters/disk/files.ts';
import { openFilesFolder } from '../../server/adapters/disk/files-folder.ts';
import { DiskIncomingFiles } from '../../server/adapters/disk/incoming-files.ts';
import { silentLog as log } from './silent-log.ts';

const folder = openFilesFolder(process.argv[2] ?? '');
const files = new DiskFiles({ folder, clock, log });
const incoming = new DiskIncomingFiles({ folder, log });
const signal = new AbortController().signal;

async function upload(): Promise<void> {
  const chunks = Array.from({ length: 12 }, () => machineRandom.bytes(50_000));
  const content = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const chunk = chunks.pop();
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const file = await incoming.receive(content, { bytesMax: 1e6, signal });
  await files.put(file.hash, file.path, file.bytes);
  writeSync(1, `${file.hash}\n`); // synchronous: a line that was written survives the kill
  await file.discard();
}

writeSync(1, 'ready\n');
await Promise.all(
  Array.from({ length: 4 }, async () => {
    for (;;) await upload();
  }),
);
