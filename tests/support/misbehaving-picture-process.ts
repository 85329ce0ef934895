/** A picture process whose answer depends on the path it is given: it may also stall, swell or die. */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { PictureTask } from '../../server/workers/pictures/picture-job.ts';

process.on('disconnect', () => process.exit());
process.on('message', ({ job }: PictureTask) => {
  // Half of what it would have written, as if it had been at it.
  if ('to' in job) writeFileSync(job.to, 'half');
  const name = basename(job.path);
  if (name === 'exit') process.exit(3);
  if (name === 'crash') process.abort();
  if (name === 'stall') for (;;);
  if (name === 'silent') return;
  if (name === 'fail') process.send?.({ is: 'failed', isDisk: false, why: 'as asked' });
  else process.send?.({ is: 'done', value: { ok: true, value: { pid: process.pid, name } } });
});
