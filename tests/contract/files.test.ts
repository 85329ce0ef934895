import { MemoryFiles } from '../../server/adapters/memory/files.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import { filesContract } from './files.contract.ts';

filesContract('memory', async () => {
  const files = new MemoryFiles(machineClock);
  return {
    files,
    readBytes: () => files.readBytes,
    onTheWayBytesMax: 0,
    close: async () => undefined,
  };
});
