/**
 * Entry of the process that unpacks pictures of strangers, one after the other. What they do to
 * libvips they do here, where nothing else lies: it may crash, hang or swell, and is replaced.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import sharp from 'sharp';
import { type FileHash, parseFileHash } from '../../../lib/core/file.ts';
import { assert, assertNever } from '../../../lib/std/assert.ts';
import { fail, ok } from '../../../lib/std/result.ts';
import { cleanPicture } from './clean-picture.ts';
import type { PictureAnswer, PictureJob, PictureResults, PictureTask } from './picture-job.ts';
import { readPicture } from './read-picture.ts';
import { shrinkPicture } from './shrink-picture.ts';

/** About a tenth of a core where all else is busy: documents come first. */
const NICENESS = 10;
const MEMORY_LOOK_MS = 50;
/** Whom Linux ends first when the machine's memory is full. */
const FIRST_TO_GO = '1000';

const send = process.send?.bind(process);
assert(send !== undefined, 'runs as a process of the server');

// Only these five kinds reach code that unpacks; SVG, PDF and ImageMagick are more than pixels.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
  ],
});
sharp.cache(false);
sharp.concurrency(1);
process.umask(0o077);
try {
  setPriority(Math.max(getPriority(), NICENESS));
  if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', FIRST_TO_GO);
} catch (error) {
  // A sandbox that forbids it costs some speed of the others, and nothing else.
  process.emitWarning(`pictures do not give way: ${String(error)}`);
}

// The server is gone, whatever it died of.
process.on('disconnect', end);
process.on('message', (task: PictureTask) => {
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() <= task.limits.pictureMemoryBytesMax) return;
    clearInterval(watch);
    answer({ is: 'out_of_memory' }, end);
  }, MEMORY_LOOK_MS);
  void perform(task).then((done) => {
    clearInterval(watch);
    answer(done);
  });
});

/** At once, in the midst of whatever libvips does. */
function end(): void {
  process.kill(process.pid, 'SIGKILL');
}

function answer(message: PictureAnswer, sent?: () => void): void {
  // Who does not hear it is gone.
  send?.(message, undefined, undefined, () => sent?.());
}

async function perform(task: PictureTask): Promise<PictureAnswer> {
  try {
    return { is: 'done', value: await valueOf(task) };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const isDisk = error instanceof Error && 'syscall' in error && !isTaken(error);
    return { is: 'failed', isDisk, why };
  }
}

async function valueOf({ job, limits }: PictureTask): Promise<PictureResults[PictureJob['is']]> {
  const { size } = await stat(job.path);
  if (size > limits.pictureFileBytesMax) return fail('too_large');
  const bytes = await readFile(job.path);
  switch (job.is) {
    case 'read': {
      const read = await readPicture(bytes, limits);
      return read.ok ? ok(read.value.facts) : read;
    }
    case 'clean': {
      const clean = await cleanPicture(bytes, limits);
      if (!clean.ok) return clean;
      return ok({ ...clean.value.facts, ...(await written(job.to, clean.value.bytes)) });
    }
    case 'shrink': {
      const small = await shrinkPicture(bytes, job.widthPixels, limits);
      if (!small.ok) return small;
      return ok({ ...small.value, ...(await written(job.to, small.value.bytes)) });
    }
    default:
      return assertNever(job);
  }
}

async function written(
  to: string,
  bytes: Uint8Array,
): Promise<{ readonly hash: FileHash; readonly bytes: number }> {
  try {
    await writeFile(to, bytes, { flag: 'wx' });
  } catch (error) {
    if (!isTaken(error)) await rm(to, { force: true });
    throw error;
  }
  const hash = parseFileHash(createHash('sha256').update(bytes).digest('hex'));
  assert(hash !== null, 'SHA-256 has 64 digits');
  return { hash, bytes: bytes.length };
}

/** Something lies there already: a bug of who asks, and not for us to remove. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
