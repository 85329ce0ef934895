/**
 * Imported into a server under test: on SIGUSR2 it writes how late its event loop was since the
 * last time, in ms. It is the server's own word: who asks may be late, too.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const NANOSECONDS = 1e6;

if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  process.on('SIGUSR2', () => {
    const [p99, max] = [delay.percentile(99), delay.max].map((ns) => (ns / NANOSECONDS).toFixed(1));
    process.stderr.write(`loop-delay ${p99} ${max}\n`);
    delay.reset();
  });
}
