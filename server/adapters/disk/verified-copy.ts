/** A copy that is only made of what it is said to be. */
import { createHash } from 'node:crypto';
import { AppError } from '../../../lib/core/faults.ts';
import type { FileHash } from '../../../lib/core/file.ts';
import type { FileSystem } from './file-system.ts';
import { FILE_MODE } from './files-folder.ts';

const CHUNK_BYTES = 256 * 1024;

export interface VerifiedCopy {
  readonly from: string;
  /** Must not be there; is, half written, after a failure. */
  readonly to: string;
  readonly hash: FileHash;
  readonly bytes: number;
}

/** @throws AppError `internal`: other bytes than `hash` and `bytes` say. */
export async function copyVerified(
  fs: FileSystem,
  { from, to, hash, bytes }: VerifiedCopy,
): Promise<void> {
  await using source = await fs.open(from, 'r');
  await using copy = await fs.open(to, 'wx', FILE_MODE);
  const digest = createHash('sha256');
  const chunk = new Uint8Array(CHUNK_BYTES);
  let copied = 0;
  while (copied <= bytes) {
    const { bytesRead } = await source.read(chunk, 0, chunk.length, copied);
    if (bytesRead === 0) break;
    const part = chunk.subarray(0, bytesRead);
    digest.update(part);
    await copy.writeFile(part);
    copied += bytesRead;
  }
  if (copied !== bytes || digest.digest('hex') !== hash) {
    throw new AppError('internal', `${from} does not hold what it is put as`);
  }
}
