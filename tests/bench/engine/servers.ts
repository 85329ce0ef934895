/** The servers side by side: how each is started, in a folder of its own, with which settings. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SMALL as AS_STARTED, nodeOptions } from '../../../bin/steps/serve.mjs';
import { makeDocuments } from '../../support/many-documents.ts';
import { freePort } from '../../support/server.ts';
import { pause } from '../../support/stock-client.ts';
import type { Target } from './client.ts';
import { onCores } from './machine.ts';

export const SERVERS = ['sheaf', 'hocuspocus', 'y-websocket', 'relay'] as const;
export type ServerName = (typeof SERVERS)[number];

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const HERE = import.meta.dirname;
const PEERS = join(HERE, 'peers');
const PROBE = join(HERE, 'heap-probe.mjs');
const CODE_CACHES = join(PROJECT, 'tests', '.output', 'code-cache');
const START_MS = 30_000;
const STOP_MS = 15_000;

/** Caps that one address would meet; nothing about how it works. */
const SHEAF_SETTINGS = {
  SHEAF_HEADLESS: '1',
  SHEAF_ACCESS: 'open',
  SHEAF_LOG: 'warn',
  SHEAF_ADDRESS_SOCKETS_MAX: '100000',
  SHEAF_ROOM_SESSIONS_MAX: '100000',
  SHEAF_DOCUMENT_BYTES_MAX: String(2 ** 31),
};

export type Settings = Readonly<Record<string, string>>;

/** What somebody wants to try: `SETTINGS=SHEAF_X=1,SHEAF_Y=2`. */
export const TRIED_SETTINGS: Settings = Object.fromEntries(
  (process.env['SETTINGS'] ?? '')
    .split(',')
    .filter((setting) => setting.includes('='))
    .map((setting) => setting.split('=', 2) as [string, string]),
);

export interface BenchServer {
  readonly name: ServerName;
  readonly target: Target;
  readonly documents: readonly string[];
  readonly folder: string;
  readonly pid: number;
  /** What it wrote to stderr. */
  readonly complaints: string;
  /** In order, and up again on the same port and folder, with `settings` on top of Sheaf's. */
  restart(settings?: Settings): Promise<void>;
  /** After a collection: of the main thread, and of the process. Needs `hasProbe`. */
  heap(): Promise<{ readonly heapBytes: number; readonly rssBytes: number }>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly documentCount: number;
  readonly cores: string | null;
  readonly hasProbe?: boolean;
  /** Of Sheaf, until it is started again. */
  readonly settings?: Settings;
  /** Node options such as `--cpu-prof`. */
  readonly nodeOptions?: readonly string[];
}

export async function startBenchServer(
  name: ServerName,
  options: ServerOptions,
): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), `sheaf-bench-${name}-`));
  const port = await freePort();
  const documents =
    name === 'sheaf'
      ? await makeDocuments(folder, options.documentCount)
      : Array.from({ length: options.documentCount }, (_, n) => `document-${n}`);
  let child: ChildProcess;
  let complaints = '';
  const run = async (settings: Settings = {}) => {
    const probe = options.hasProbe === true ? [`--import=${PROBE}`] : [];
    const [program, args] = onCores(options.cores, [
      process.execPath,
      ...(options.nodeOptions ?? []),
      ...probe,
      ...entryOf(name, folder, port),
    ]);
    child = spawn(program, args, {
      cwd: name === 'sheaf' ? PROJECT : PEERS,
      env: environmentOf(name, folder, port, settings),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    await listening(
      port,
      () => child.exitCode !== null,
      () => complaints,
    );
  };
  await run(options.settings);
  return {
    name,
    target: {
      dialect: name === 'hocuspocus' ? 'hocuspocus' : 'y-websocket',
      port,
      path: name === 'sheaf' ? '/collab/' : '/',
    },
    documents,
    folder,
    get pid() {
      return child.pid ?? 0;
    },
    get complaints() {
      return complaints;
    },
    async restart(settings) {
      await end(child);
      await run(settings);
    },
    async heap() {
      const before = complaints.length;
      child.kill('SIGUSR2');
      for (let tries = 0; tries < 200; tries += 1) {
        await pause(25);
        const line = /^heap-probe (.*)$/m.exec(complaints.slice(before))?.[1];
        if (line !== undefined) return JSON.parse(line) as { heapBytes: number; rssBytes: number };
      }
      throw new Error('the probe did not answer');
    },
    async stop() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function entryOf(name: ServerName, folder: string, port: number): string[] {
  switch (name) {
    case 'sheaf':
      return [join(PROJECT, 'server', 'main.ts')];
    case 'hocuspocus':
      return [join(HERE, 'hocuspocus.ts'), PEERS, String(port), join(folder, 'hocuspocus.sqlite')];
    case 'y-websocket':
      return [join(PEERS, 'node_modules', 'y-websocket', 'bin', 'server.cjs')];
    default:
      return [join(HERE, 'relay.ts'), String(port)];
  }
}

function environmentOf(
  name: ServerName,
  folder: string,
  port: number,
  settings: Settings,
): NodeJS.ProcessEnv {
  const own =
    name === 'sheaf'
      ? {
          ...AS_STARTED,
          NODE_OPTIONS: nodeOptions(),
          ...SHEAF_SETTINGS,
          ...settings,
          ...TRIED_SETTINGS,
          SHEAF_DATA: folder,
        }
      : { YPERSISTENCE: join(folder, 'leveldb') };
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    ...own,
    // As `npm start` does for Sheaf; the peers get the same.
    NODE_COMPILE_CACHE: join(CODE_CACHES, name),
  };
}

async function listening(
  port: number,
  hasEnded: () => boolean,
  complaints: () => string,
): Promise<void> {
  const endMs = Date.now() + START_MS;
  while (!hasEnded() && Date.now() < endMs) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (isUp) return;
    await pause(20);
  }
  throw new Error(`a server did not start:\n${complaints()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(timer);
}

/** Version of each, as installed. */
export function versions(): Record<string, string> {
  const read = (folder: string) => {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) return 'not installed';
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  };
  const peer = (name: string) => read(join(PEERS, 'node_modules', name));
  return {
    sheaf: read(PROJECT),
    '@hocuspocus/server': peer('@hocuspocus/server'),
    '@hocuspocus/extension-sqlite': peer('@hocuspocus/extension-sqlite'),
    'y-websocket': peer('y-websocket'),
    'y-leveldb': peer('y-leveldb'),
    'ws (relay)': read(join(PROJECT, 'node_modules', 'ws')),
  };
}
