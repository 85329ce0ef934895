/** Entry of a thread that builds and opens snapshots, one task after the other. */
import { parentPort } from 'node:worker_threads';
import { AppError } from '../../lib/core/faults.ts';
import { assert, assertNever } from '../../lib/std/assert.ts';
import type { UnpackedSnapshot } from '../ports.ts';
import { buildSnapshot } from './build-snapshot.ts';
import type { ThreadAnswer } from './content-task.ts';
import { unpack, unpackState } from './snapshot-codec.ts';
import { ownBuffers, type SnapshotResults, type SnapshotTask } from './snapshot-task.ts';

const port = parentPort;
assert(port !== null, 'runs in a worker thread');
port.on('message', (task: SnapshotTask) => {
  const { answer, transfer } = answerTo(task);
  port.postMessage(answer, transfer);
});

interface Answer {
  readonly answer: ThreadAnswer;
  readonly transfer: ArrayBuffer[];
}

function answerTo(task: SnapshotTask): Answer {
  try {
    switch (task.is) {
      case 'compact':
        return compacted(buildSnapshot(task.source, task.limits));
      case 'unpack':
        return unpacked({
          update: unpackState(task.state),
          sidecar: task.sidecar === null ? null : unpack(task.sidecar),
        });
      default:
        return assertNever(task);
    }
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const code = error instanceof AppError ? error.code : null;
    return { answer: { ok: false, code, why }, transfer: [] };
  }
}

function compacted(value: SnapshotResults['compact']): Answer {
  const { snapshot, segments, update } = value;
  const parts = [snapshot.state, snapshot.sidecar, update, ...segments.map(({ bytes }) => bytes)];
  return { answer: { ok: true, value }, transfer: ownBuffers(parts) };
}

function unpacked(value: UnpackedSnapshot): Answer {
  const transfer = ownBuffers([value.update, value.sidecar]);
  return { answer: { ok: true, value }, transfer };
}
