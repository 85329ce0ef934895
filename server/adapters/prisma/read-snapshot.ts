/** A document's snapshot as it lies on the disk, proved sound. */
import { crc32 } from 'node:zlib';
import type { StoredSnapshot } from '../../ports.ts';
import type { Connection } from './durable-sqlite.ts';
import { select } from './select.ts';
import { isCorruption } from './storage-fault.ts';

type Columns = readonly [
  upToSeq: number,
  stateBytes: number,
  state: Uint8Array,
  stateChecksum: number,
  sidecar: Uint8Array,
  sidecarChecksum: number,
];

/**
 * @returns null without a snapshot, and when its state is rotten. A rotten sidecar alone is left
 *   out: it can be made of the state.
 */
export async function readSnapshot(
  connection: Connection,
  number: number,
): Promise<StoredSnapshot | null> {
  const columns = await readColumns(connection, number);
  if (columns === null) return null;
  const [upToSeq, stateBytes, state, stateChecksum, sidecar, sidecarChecksum] = columns;
  if ((crc32(state) | 0) !== stateChecksum) return null;
  const isSidecarSound = (crc32(sidecar) | 0) === sidecarChecksum;
  return { upToSeq, stateBytes, state, sidecar: isSidecarSound ? sidecar : null };
}

/** A corrupt page fails the whole query; then nothing of the snapshot can be trusted. */
async function readColumns(connection: Connection, number: number): Promise<Columns | null> {
  try {
    const [columns] = await select<Columns>(
      connection,
      `SELECT "upToSeq", "stateBytes", "state", "stateChecksum", "sidecar", "sidecarChecksum"
       FROM "Snapshot" WHERE "documentNumber" = ?`,
      number,
    );
    return columns ?? null;
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return null;
  }
}
