import { rmSync } from 'node:fs';
import { DiskFiles } from '../../server/adapters/disk/files.ts';
import { openFilesFolder } from '../../server/adapters/disk/files-folder.ts';
import { MemoryFiles } from '../../server/adapters/memory/files.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import { countingReads } from '../support/failing-disk.ts';
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
