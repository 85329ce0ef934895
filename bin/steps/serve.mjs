/** Hands over to Node 24 running server/main.ts. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { toolEnv } from './child.mjs';
import { whenOrphaned } from './orphan.mjs';
import { ROOT, at } from './project.mjs';

const SERVER = [
  '--import',
  pathToFileURL(at('bin', 'steps', 'leave-with-parent.mjs')).href,
  at('server', 'main.ts'),
];

/** Every build clears it. Where it cannot be written, Node goes on without. */
export const CODE_CACHE = at('.next', 'code-cache');

/**
 * What keeps a server small: an idle one, measured with `npm run bench:memory`, and one in use, with
 * `npm run soak`. They are read when a process begins, so the server cannot set them for itself.
 */
export const SMALL = {
  // Compiled code, types already stripped, shared by all threads: less to read at the start, and no
  // compiler's leftovers in memory (14 MiB).
  NODE_COMPILE_CACHE: CODE_CACHE,
  // glibc otherwise gives each thread a heap of its own that never shrinks (10 MiB).
  MALLOC_ARENA_MAX: '2',
  // Named at all, even as glibc's own default in bytes, it stays there: otherwise the first large
  // buffer that is freed raises it, and memory given back by one request is kept (6 MiB).
  MALLOC_TRIM_THRESHOLD_: '131072',
  NODE_OPTIONS: nodeOptions(process.env['NODE_OPTIONS']),
};

/**
 * Otherwise the space for new objects grows in every thread with the machine, up to 192 MiB, and
 * hardly ever shrinks: threads that use 24 MiB kept 130, and the process swung by 150 MiB. What the
 * operator asks for comes after it, and wins.
 * @param {string} [asked]
 */
export function nodeOptions(asked = '') {
  return `--max-semi-space-size=16 ${asked}`.trimEnd();
}

/**
 * Becomes the server where the system can replace a process, else starts it and stays its shadow.
 * @param {string} node24
 * @returns {Promise<number>} the server's exit code
 */
export async function serve(node24) {
  const env = toolEnv({ ...SMALL, NODE_ENV: 'production' });
  process.chdir(ROOT);
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(node24, [node24, ...SERVER], env);
  }
  return shadow(node24, env);
}

/**
 * A process of its own group, so that Ctrl-C reaches it once, through here, and not twice.
 * @param {string} node24 @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function shadow(node24, env) {
  const child = spawn(node24, SERVER, {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  let isAsked = false;
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    if (isAsked) return;
    isAsked = true;
    child.kill(signal);
  };
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
    process.on(signal, pass);
  }
  whenOrphaned(() => pass('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
