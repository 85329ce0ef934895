/** What is stored, and what room is left, of one data folder. */
import { statfs } from 'node:fs/promises';
import { AppError } from '../../../lib/core/faults.ts';
import { startThread } from '../../start-thread.ts';
import type { StorageGauge, StoredSizes } from '../../workspace-ports.ts';

export function storageGaugeOf(dataFolder: string, file: string): StorageGauge {
  return {
    measure: (largestMax) => measureInThread(file, largestMax),
    async disk() {
      try {
        const { bavail, blocks, bsize } = await statfs(dataFolder);
        return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
      } catch {
        return null; // some network file systems do not say
      }
    },
  };
}

/** The database thread would hold up everybody's writing meanwhile. @throws AppError. */
function measureInThread(file: string, largestMax: number): Promise<StoredSizes> {
  return new Promise((resolve, reject) => {
    const worker = startThread(new URL('./measure-thread.ts', import.meta.url), {
      name: 'measure',
      workerData: { file, largestMax },
    });
    const fail = (cause: unknown) =>
      reject(new AppError('storage_unavailable', 'the database cannot be measured', { cause }));
    worker.once('message', (sizes: StoredSizes) => resolve(sizes));
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`the measuring thread ended with ${code}`)));
  });
}
