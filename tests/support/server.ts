/** The real server as its own process, on a free port and a data folder of its own. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT_FOLDER = fileURLToPath(new URL('../..', import.meta.url));
const ENTRY = join(PROJECT_FOLDER, 'server', 'main.ts');

export interface ServerOptions {
  /**
   * Settings beside HOST, PORT, SHEAF_DATA and SHEAF_ACCESS, which is open unless a test is about
   * accounts. `SHEAF_HEADLESS: '1'` needs no build.
   */
  readonly env?: Readonly<Record<string, string>>;
  /** Keep and use this folder instead of a temporary one. */
  readonly dataFolder?: string;
  /** Node options, such as `--max-old-space-size=256`. */
  readonly nodeOptions?: readonly string[];
}

export interface RunningServer {
  /** `http://127.0.0.1:<port>`; the same after a restart. */
  readonly url: string;
  /** `ws://127.0.0.1:<port>/collab`, as the stock provider wants it. */
  readonly collabUrl: string;
  readonly dataFolder: string;
  /** The line it printed when it was ready. */
  readonly addressLine: string;
  /** Of the process running now. */
  readonly pid: number;
  /** What it wrote to stderr so far, of all its lives. */
  readonly log: string;
  /** As if the plug were pulled; resolves when the process is gone. */
  kill9(): Promise<void>;
  /** SIGTERM. @returns the exit code. The data folder stays. */
  terminate(): Promise<number | null>;
  /** After kill9 or terminate: the same port and data. */
  restart(): Promise<void>;
  /** Ends it and removes a temporary data folder. */
  stop(): Promise<void>;
}

/** Production mode. Pages and API need `next build` before; headless does not. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = await freePort();
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'sheaf-test-')));
  let log = '';
  let addressLine = '';
  let child: ChildProcess;

  const run = async () => {
    child = spawn(process.execPath, [...(options.nodeOptions ?? []), ENTRY], {
      cwd: PROJECT_FOLDER,
      env: environment({
        PORT: String(port),
        SHEAF_DATA: dataFolder,
        SHEAF_ACCESS: 'open',
        ...options.env,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    addressLine = await addressLineOf(child, () => log);
  };
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    const gone = goneOf(child);
    child.kill(signal);
    return gone;
  };

  await run();
  return {
    url: `http://127.0.0.1:${port}`,
    collabUrl: `ws://127.0.0.1:${port}/collab`,
    dataFolder,
    get addressLine() {
      return addressLine;
    },
    get pid() {
      return child.pid ?? 0;
    },
    get log() {
      return log;
    },
    kill9: async () => void (await end('SIGKILL')),
    terminate: () => end('SIGTERM'),
    restart: run,
    async stop() {
      const code = await end('SIGTERM');
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
      // A test that passed on a server which could not leave in order has not passed.
      if (code !== 0 && code !== null) throw new Error(`the server left with ${code}:\n${log}`);
    },
  };
}

/** Runs it until it ends by itself: for starts that must fail. */
export async function runServer(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const child = spawn(process.execPath, [ENTRY], {
    cwd: PROJECT_FOLDER,
    env: environment(env),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return { code: await goneOf(child), stderr };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Of our own environment only what any program needs, so that no setting leaks into a test. */
function environment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(?:SHEAF_|VITEST|PORT$|HOST$|NODE_OPTIONS$)/.test(entry[0]),
  );
  return { ...Object.fromEntries(inherited), NODE_ENV: 'production', ...env };
}

function addressLineOf(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const [line] = /^Sheaf is at .*(?=\n)/m.exec(printed) ?? [];
      if (line !== undefined) resolve(line);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${log()}`)));
  });
}

function goneOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
}
