/** A document's snapshot as it lies on the disk, proved sound. */
import { crc32 } from 'node:zlib';
import type { StoredSnapshot } from '../../ports.ts';
import type { Connection } from './durable-sqlite.ts';
import { select } from './select.ts';

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
  const [columns] = await select<Columns>(
    connection,
    `SELECT "upToSeq", "stateBytes", "state", "stateChecksum", "sidecar", "sidecarChecksum"
     FROM "Snapshot" WHERE "documentNumber" = ?`,
    number,
  );
  if (columns === undefined) return null;
  const [upToSeq, stateBytes, state, stateChecksum, sidecar, sidecarChecksum] = columns;
  if ((crc32(state) | 0) !== stateChecksum) return null;
  const isSidecarSound = (crc32(sidecar) | 0) === sidecarChecksum;
  return { upToSeq, stateBytes, state, sidecar: isSidecarSound ? sidecar : null };
}
