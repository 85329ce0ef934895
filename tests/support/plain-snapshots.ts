/** The snapshot worker without its threads. */
import { DEFAULT_LIMITS, type Limits } from '../../lib/core/limits.ts';
import type { SnapshotWorker } from '../../server/ports.ts';
import { buildSnapshot } from '../../server/workers/build-snapshot.ts';
import { unpack, unpackState } from '../../server/workers/snapshot-codec.ts';

export function makePlainSnapshots(limits: Limits): SnapshotWorker {
  return {
    compact: async (read) => buildSnapshot(await read(), limits),
    unpack: async ({ state, sidecar }) => ({
      update: unpackState(state),
      sidecar: sidecar === null ? null : unpack(sidecar),
    }),
    close: async () => undefined,
  };
}

export const plainSnapshots = makePlainSnapshots(DEFAULT_LIMITS);
