/** Preloaded for a look inside: on SIGUSR2 it writes one line of JSON with what each thread holds. */
import { writeSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

const STDERR = 2;

if (isMainThread) {
  /** @type {Set<import('node:worker_threads').Worker>} */
  const workers = new Set();
  process.on('worker', (worker) => {
    workers.add(worker);
    worker.once('exit', () => workers.delete(worker));
  });
  process.on('SIGUSR2', () => void tell(workers));
}

/** @param {ReadonlySet<import('node:worker_threads').Worker>} workers */
async function tell(workers) {
  const asked = [...workers].map(async (worker) => ({
    name: worker.threadName ?? '',
    heap: await worker.getHeapStatistics(),
  }));
  const main = { name: 'main', heap: getHeapStatistics() };
  const answers = await Promise.allSettled(asked);
  // A thread that has ended meanwhile holds nothing.
  const others = answers.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const facts = { memory: process.memoryUsage(), threads: [main, ...others] };
  writeSync(STDERR, `memory-probe ${JSON.stringify(facts)}\n`);
}
