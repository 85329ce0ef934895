/** `npm start` end to end, on a tree that is installed and built. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import type { AddressInfo, Server } from 'node:net';
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Started, StartOptions } from '../support/started.ts';
import { WITHOUT_EXECVE, runStart, until } from '../support/started.ts';

const BUILT = join(import.meta.dirname, '../../.next/sheaf-built');
const CODE_CACHE = join(import.meta.dirname, '../../.next/code-cache');

/** Stands where npm stands: runs a shell and passes its own SIGTERM to that shell. */
const SHELL = `
  const shell = require('node:child_process').spawn('sh', ['-c', process.argv[1]], { stdio: 'inherit' });
  process.on('SIGTERM', () => shell.kill('SIGTERM'));
`;

let dataFolder = '';
let running: Started[] = [];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-start-'));
  running = [];
});

afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map((each) => each.ended()));
  await rm(dataFolder, { recursive: true, force: true });
});

function start(env: Record<string, string>, options: StartOptions = {}): Started {
  const started = runStart({ ...options, env: { SHEAF_DATA: dataFolder, ...env } });
  running.push(started);
  return started;
}

async function takePort(): Promise<{ port: number; holder: Server }> {
  const holder = createServer();
  holder.listen(0, '127.0.0.1');
  await once(holder, 'listening');
  return { port: (holder.address() as AddressInfo).port, holder };
}

async function freePort(): Promise<string> {
  const { port, holder } = await takePort();
  holder.close();
  await once(holder, 'close');
  return String(port);
}

function answers(port: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

describe('start', () => {
  it('[START-1] [START-5] builds nothing twice and prints one line, the address', async () => {
    const first = start({ PORT: await freePort() });
    await first.serves();
    first.child.kill('SIGTERM');
    expect(await first.ended()).toBe(0);
    const { mtimeMs } = await stat(BUILT);

    const port = await freePort();
    const second = start({ PORT: port });
    await second.serves();
    expect(lines(second.stdout)).toHaveLength(1);
    expect(second.stdout).toContain(`http://127.0.0.1:${port}`);
    expect((await stat(BUILT)).mtimeMs).toBe(mtimeMs);
  });

  it('[START-4] tells who runs too old a Node', async () => {
    const older = `Object.defineProperty(process.versions, 'node', { value: '18.20.0' });`;
    const started = start({}, { nodeOptions: ['--import', `data:text/javascript,${older}`] });
    expect(await started.ended()).toBe(1);
    expect(lines(started.stderr)).toHaveLength(1);
    expect(started.stderr).toContain('18.20.0');
    expect(started.stderr).toContain('install');
    expect(started.stdout).toBe('');
  });

  it('[START-6] tells which port is taken', async () => {
    const { port, holder } = await takePort();
    const started = start({ PORT: String(port), SHEAF_LOG: 'error' });
    expect(await started.ended()).toBe(1);
    holder.close();
    expect(lines(started.stderr)).toHaveLength(1);
    expect(started.stderr).toContain(String(port));
    expect(started.stderr).toContain('PORT=');
  });

  it('[START-7] tells which data folder is in use, and leaves its user alone', async () => {
    const port = await freePort();
    const first = start({ PORT: port });
    await first.serves();
    const second = start({ PORT: await freePort(), SHEAF_LOG: 'error' });
    expect(await second.ended()).toBe(1);
    expect(lines(second.stderr)).toHaveLength(1);
    expect(second.stderr).toContain(dataFolder);
    expect(second.stderr).toContain('SHEAF_DATA');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  it('[START-11] finds the code compiled by the build', async () => {
    expect(await readdir(CODE_CACHE)).not.toHaveLength(0);
  });

  it('[START-11] serves where compiled code can be neither read nor written', async () => {
    const nowhere = join(import.meta.filename, 'code-cache');
    const env = { SHEAF_HEADLESS: '1', NODE_COMPILE_CACHE: nowhere };
    const started = start(
      { PORT: await freePort(), NODE_ENV: 'production', ...env },
      { script: [join('server', 'main.ts')] },
    );
    await started.serves();
    started.child.kill('SIGTERM');
    expect(await started.ended()).toBe(0);
  });

  it.each([
    ['SIGTERM', 'in place of the start', []],
    ['SIGINT', 'in place of the start', []],
    ['SIGTERM', 'beside the start', WITHOUT_EXECVE],
    ['SIGINT', 'beside the start', WITHOUT_EXECVE],
  ] as const)('[START-8] passes %s to a server %s', async (signal, _where, nodeOptions) => {
    const port = await freePort();
    const started = start({ PORT: port }, { nodeOptions });
    await started.serves();
    started.child.kill(signal);
    expect(await started.ended()).toBe(0);
    expect(await answers(port)).toBe(false);
  });

  it.each([
    ['in place of the start', []],
    ['beside the start', WITHOUT_EXECVE],
  ])('[START-9] leaves no server %s behind when it is killed', async (_where, nodeOptions) => {
    const port = await freePort();
    const started = start({ PORT: port }, { nodeOptions });
    await started.serves();
    started.child.kill('SIGKILL');
    await until(async () => !(await answers(port)), 'the port to be free');
    await started.ended();
    expect(await answers(port)).toBe(false);
  });

  it.each([
    ['in place of the start', []],
    ['beside the start', WITHOUT_EXECVE],
  ])('[START-9] leaves no server %s behind when npm is told to end', async (_where, options) => {
    const port = await freePort();
    // As npm does it: a shell in between, which dies of the signal and passes nothing on.
    const command = [process.execPath, ...options, 'bin/start.mjs'].map((word) => `'${word}'`);
    const script = ['-e', SHELL, `${command.join(' ')}; exit $?`];
    const started = start({ PORT: port, npm_lifecycle_event: 'start' }, { script });
    await started.serves();
    started.child.kill('SIGTERM');
    await until(async () => !(await answers(port)), 'the port to be free');
    await started.ended();
    expect(await answers(port)).toBe(false);
  });
});
