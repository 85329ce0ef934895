import { rmSync } from 'node:fs';
import { afterAll } from 'vitest';
import { DiskFiles } from '../../server/adapters/disk/files.ts';
import { openFilesFolder } from '../../server/adapters/disk/files-folder.ts';
import { MemoryFiles } from '../../server/adapters/memory/files.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import { S3Files } from '../../server/adapters/s3/files.ts';
import { countingReads } from '../support/failing-disk.ts';
import { startS3Server } from '../support/s3-server.ts';
import { silentLog } from '../support/silent-log.ts';
import { filesContract } from './files.contract.ts';
import { newDataFolder } from './store-under-test.ts';

filesContract('memory', async () => {
  const files = new MemoryFiles(machineClock);
  return {
    files,
    readBytes: () => files.readBytes,
    onTheWayBytesMax: 0,
    close: async () => undefined,
  };
});

filesContract('disk', async () => {
  const dataFolder = newDataFolder();
  const disk = countingReads();
  const files = new DiskFiles({
    folder: openFilesFolder(dataFolder),
    clock: machineClock,
    log: silentLog,
    fileSystem: disk.fileSystem,
  });
  return {
    files,
    readBytes: disk.readBytes,
    onTheWayBytesMax: 64 * 1024,
    close: async () => rmSync(dataFolder, { recursive: true }),
  };
});

const s3 = await startS3Server();
afterAll(() => s3.close());

filesContract('s3', async () => {
  const bucket = await s3.openBucket();
  const files = new S3Files({
    settings: bucket.settings,
    clock: machineClock,
    log: silentLog,
    pageFiles: 2,
  });
  return {
    files,
    readBytes: bucket.sentBytes,
    // What the buffers of two connections on the loopback take.
    onTheWayBytesMax: 16 * 1024 * 1024,
    close: async () => {
      files.close();
      await bucket.close();
    },
  };
});
