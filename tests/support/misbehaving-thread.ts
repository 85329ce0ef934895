/** A content thread whose answer depends on the title of its task: it may also stall or die. */
import { getPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ title }: { readonly title: string }) => {
  if (title === 'exit') process.exit(3);
  if (title === 'throw') throw new Error('as asked');
  if (title === 'stall') for (;;);
  if (title === 'priority') parentPort?.postMessage({ ok: true, value: getPriority(0) });
  else if (title === 'refuse')
    parentPort?.postMessage({ ok: false, code: 'too_deep', why: 'as asked' });
  else parentPort?.postMessage({ ok: true, value: new TextEncoder().encode(title) });
});
