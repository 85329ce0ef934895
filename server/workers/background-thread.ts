/** Entry of a thread that nobody waits for: it gives way to the others, then runs what it is for. */
import { getPriority, setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';

/** About a tenth of a core where all else is busy (sched(7), "The nice value"). */
const NICENESS = 10;

// Each thread has a priority of its own on Linux alone; elsewhere it would be the process's.
if (process.platform === 'linux') {
  try {
    setPriority(0, Math.max(getPriority(0), NICENESS));
  } catch (error) {
    // A sandbox that forbids it costs some speed, and nothing else.
    process.emitWarning(`a background thread runs at full priority: ${String(error)}`);
  }
}

await import(workerData as string);
