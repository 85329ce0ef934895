/** What is sent of a file: nothing whole that is not what it is put as. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { AppError } from '../../../lib/core/faults.ts';
import type { FileHash } from '../../../lib/core/file.ts';
import type { DiskFaults } from '../disk/disk-faults.ts';

export interface Verified {
  readonly path: string;
  readonly hash: FileHash;
  readonly bytes: number;
  readonly faults: DiskFaults;
}

/**
 * Holds the last piece back until all of it is known to be right: not every server looks at the
 * hash it is told, but each waits for the end.
 * @throws AppError `internal`: other bytes than said; `storage_unavailable`: this machine's disk.
 */
export async function* readVerified(what: Verified): AsyncGenerator<Uint8Array, void, undefined> {
  const { path, hash, bytes, faults } = what;
  const source = createReadStream(path);
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array, undefined>;
  const digest = createHash('sha256');
  let read = 0;
  let held: Uint8Array | null = null;
  try {
    while (read <= bytes) {
      const { done, value } = await faults.around(() => chunks.next());
      if (done === true) break;
      digest.update(value);
      read += value.length;
      if (held !== null) yield held;
      held = value;
    }
    if (read !== bytes || digest.digest('hex') !== hash) {
      throw new AppError('internal', `${path} does not hold what it is put as`);
    }
    if (held !== null) yield held;
  } finally {
    source.destroy();
  }
}
