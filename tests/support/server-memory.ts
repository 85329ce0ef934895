/** What a server under test holds: its own word after a collection, and what the system says. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunningServer } from './server.ts';
import { pause, until } from './stock-client.ts';

const PROBE = pathToFileURL(join(import.meta.dirname, 'held-memory.mjs')).href;
const KIB = 1024;

/** For a server that is to be asked. */
export const MEMORY_OPTIONS = ['--expose-gc', `--import=${PROBE}`] as const;

export interface ServerMemory {
  /** Heap and buffers of the main thread, without garbage. */
  readonly heldBytes: number;
  readonly residentBytes: number;
}

export async function memoryOf(server: RunningServer): Promise<ServerMemory> {
  const answers = () => [...server.log.matchAll(/^held-memory (\d+)$/gm)];
  // Some of it is freed only by a later turn.
  for (let n = 0; n < 3; n++) {
    const before = answers().length;
    process.kill(server.pid, 'SIGUSR2');
    await until('the probe answers', () => answers().length > before);
    await pause(200);
  }
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  const residentBytes = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * KIB;
  return { residentBytes, heldBytes: Number(answers().at(-1)?.[1]) };
}
