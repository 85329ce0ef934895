/**
 * Preloaded into a server: on SIGUSR2 it collects garbage, gives the memory back that is free then, as
 * V8 does by itself some seconds after a server came to rest, and says what is left.
 */
import { writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

const STDERR = 2;

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  // Compiled code comes and goes with collections, by more than what is measured.
  setFlagsFromString('--no-flush-bytecode');
  const collect = /** @type {(how: object) => void} */ (runInNewContext('gc'));
  process.on('SIGUSR2', () => {
    for (let n = 0; n < 3; n++)
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    // Array buffers are part of what is external.
    const { heapUsed, external, rss } = process.memoryUsage();
    const facts = { heapBytes: heapUsed + external, rssBytes: rss };
    writeSync(STDERR, `heap-probe ${JSON.stringify(facts)}\n`);
  });
}
