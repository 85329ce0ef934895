/** The snapshot worker: small states are opened at once, all else in threads of their own. */
import type { Limits } from '../../lib/core/limits.ts';
import type {
  CompactedState,
  CompactionSource,
  Log,
  SnapshotWorker,
  StoredSnapshot,
  UnpackedSnapshot,
} from '../ports.ts';
import { unpack, unpackState } from './snapshot-codec.ts';
import { ownBuffers, type SnapshotTask } from './snapshot-task.ts';
import { TaskPool } from './task-pool.ts';

const ENTRY = new URL('./snapshot-thread.ts', import.meta.url);

export function openSnapshotPool(options: {
  readonly log: Log;
  readonly limits: Limits;
}): SnapshotWorker {
  const { log, limits } = options;
  const common = {
    log,
    entry: ENTRY,
    queueTasksMax: limits.workerQueueTasksMax,
    taskMs: limits.compactionMs,
    idleMs: limits.workerIdleMs,
  };
  // Whoever opens a document does not wait for compactions.
  const openings = new TaskPool({ ...common, threadsMax: 1, isBackground: false });
  const { compactionsMax } = limits;
  const compactions = new TaskPool({ ...common, threadsMax: compactionsMax, isBackground: true });
  return {
    compact(read: () => Promise<CompactionSource>): Promise<CompactedState> {
      return compactions.run(async () => {
        const source = await read();
        const message: SnapshotTask = { is: 'compact', source, limits };
        return { message, transfer: ownBuffers(source.pages) };
      });
    },
    unpack({ stateBytes, state, sidecar }: StoredSnapshot): Promise<UnpackedSnapshot> {
      if (stateBytes <= limits.snapshotInlineBytesMax) {
        return Promise.resolve().then(() => ({
          update: unpackState(state),
          sidecar: sidecar === null ? null : unpack(sidecar),
        }));
      }
      return openings.run(() => ({ message: { is: 'unpack', state, sidecar }, transfer: [] }));
    },
    async close() {
      openings.close();
      compactions.close();
    },
  };
}
