/**
 * Imported into a server under test: on SIGUSR2 its wall clock is set as far off as the file named
 * by CLOCK_FILE says, in ms. Timers do not mind, as on a machine.
 */
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const { CLOCK_FILE } = process.env;
if (CLOCK_FILE === undefined) throw new Error('needs CLOCK_FILE');
const RealDate = Date;
let offsetMs = 0;

const now = () => RealDate.now() + offsetMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, when, asked) =>
    Reflect.construct(target, when.length === 0 ? [now()] : when, asked),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});

if (isMainThread) {
  process.on('SIGUSR2', () => {
    offsetMs = Number(readFileSync(CLOCK_FILE, 'utf8'));
  });
}
