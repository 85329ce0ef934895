/** Preloaded into a server: on SIGUSR2 it collects garbage and says what is left. */
import { writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

const STDERR = 2;

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = /** @type {() => void} */ (runInNewContext('gc'));
  process.on('SIGUSR2', () => {
    collect();
    collect();
    const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
    const facts = { heapBytes: heapUsed + external + arrayBuffers, rssBytes: rss };
    writeSync(STDERR, `heap-probe ${JSON.stringify(facts)}\n`);
  });
}
