/** Starting other programs: silently with their words kept, or in the foreground. */
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { packagedNodeFolder } from './node24.mjs';
import { whenOrphaned } from './orphan.mjs';
import { ROOT, at } from './project.mjs';

/** Nothing a tool does on its own leaves the machine. */
const NO_PHONING_HOME = {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  DO_NOT_TRACK: '1',
};

/** Kept words are shown later, where this process is: in colour on a terminal only. */
const COLOUR = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: '0' };

/** The environment of every tool: Node 24 and node_modules/.bin come first. */
export function toolEnv(extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...process.env,
    ...NO_PHONING_HOME,
    // The folder of Node itself too: npm 10 makes no link to the program of an optional package.
    [key]: [packagedNodeFolder(), at('node_modules', '.bin'), process.env[key]]
      .filter((folder) => folder !== undefined)
      .join(delimiter),
    ...extra,
  };
}

/**
 * Runs a program to its end and keeps what it said.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127: it could not be started
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...(options.env ?? toolEnv()), ...COLOUR },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${String(error)}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program in the foreground. Ctrl-C reaches it through the terminal, a SIGTERM is passed on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runInForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: options.env ?? toolEnv(),
      stdio: 'inherit',
    });
    const pass = () => child.kill('SIGTERM');
    const stay = () => {};
    process.on('SIGTERM', pass);
    process.on('SIGINT', stay);
    const forget = whenOrphaned(pass);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGTERM', pass);
      process.off('SIGINT', stay);
      forget();
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
