/**
 * One short life of the server on an empty folder, so that its compiled code lies ready and the
 * first real start is as fast and as small as every later one. That it fails is no harm.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolEnv } from './child.mjs';
import { ROOT, at } from './project.mjs';
import { CODE_CACHE } from './serve.mjs';

const LIFE_MS_MAX = 20_000;
/** What people see first; the code of the others is little. */
const PAGES = ['/', '/setup', '/sign-in'];

/** @param {string} node24 */
export async function warm(node24) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sheaf-warm-'));
  const child = spawn(node24, [at('server', 'main.ts')], {
    cwd: ROOT,
    env: { ...withoutSettings(toolEnv()), ...settings(dataFolder) },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: LIFE_MS_MAX,
    killSignal: 'SIGKILL',
  });
  const gone = once(child, 'exit').catch(() => {});
  try {
    const address = await addressOf(child.stdout);
    for (const page of PAGES) await (await fetch(new URL(page, address))).text();
  } catch {
    // The start that follows meets the same cause and explains it.
  }
  child.kill('SIGTERM');
  await gone;
  rmSync(dataFolder, { recursive: true, force: true });
}

/** @param {string} dataFolder */
function settings(dataFolder) {
  return {
    NODE_COMPILE_CACHE: CODE_CACHE,
    HOST: '127.0.0.1',
    PORT: '0',
    SHEAF_DATA: dataFolder,
    // Without an account there would be nothing but the way to the first one.
    SHEAF_ACCESS: 'open',
  };
}

/** @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
function withoutSettings(env) {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('SHEAF_'));
  return { ...Object.fromEntries(kept), NODE_ENV: 'production' };
}

/** @param {import('node:stream').Readable} stdout @returns {Promise<string>} */
async function addressOf(stdout) {
  let said = '';
  for await (const text of stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += text;
    const address = /http:\/\/\S+/.exec(said)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('it ended before it had an address');
}
