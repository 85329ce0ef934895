/** `npm start` as its own process, watched from outside. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');
/** Longest a start may take when there is nothing to build. */
const START_MS_MAX = 30_000;
const LOOK_MS = 20;

export interface Started {
  readonly child: ChildProcess;
  readonly stdout: string;
  readonly stderr: string;
  /** Resolves when it printed its address. @throws Error when it ended instead */
  serves(): Promise<void>;
  /** @returns the exit code; null: killed */
  ended(): Promise<number | null>;
}

export interface StartOptions {
  readonly nodeOptions?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly script?: readonly string[];
}

/** Where the system cannot replace a process by another (Windows, Node before 24). */
export const WITHOUT_EXECVE = ['--import', 'data:text/javascript,process.execve = undefined;'];

export function runStart(options: StartOptions = {}): Started {
  const args = [...(options.nodeOptions ?? []), ...(options.script ?? [join('bin', 'start.mjs')])];
  const child = spawn(process.execPath, args, {
    cwd: options.folder ?? PROJECT_FOLDER,
    env: { ...process.env, HOST: '127.0.0.1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const closed = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
    async serves() {
      const isServing = () => said.stdout.includes('http://');
      await until(() => isServing() || child.exitCode !== null, 'an address');
      if (!isServing()) throw new Error(`it ended: ${said.stderr}`);
    },
    ended: () => closed,
  };
}

/** @throws Error when `isSo` does not become true in time */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadlineMs = Date.now() + START_MS_MAX;
  while (!(await isSo())) {
    if (Date.now() > deadlineMs) throw new Error(`waited in vain for ${what}`);
    await wait(LOOK_MS);
  }
}
