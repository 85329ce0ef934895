/** What the memory of a server's process is made of: its threads' own word, and the system's. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const MIB = 2 ** 20;
const KIB_PER_MIB = 1_024;
/** glibc maps the heaps of threads at multiples of this (malloc/arena.c, HEAP_MAX_SIZE). */
const ARENA_ALIGNMENT = 64n * BigInt(MIB);

/** Node option of a server that is to be asked; on SIGUSR2 it answers in its log. */
export const KINDS_OPTION = `--import=${pathToFileURL(join(import.meta.dirname, 'memory-probe.mjs')).href}`;

/** MiB. */
export interface ThreadMemory {
  readonly name: string;
  /** Heap that the engine keeps, in use or not. */
  readonly heap: number;
  /** With garbage that nobody has collected yet. */
  readonly used: number;
  /** Buffers outside the heap. */
  readonly external: number;
  /** Of the engine itself: the compiler's, most of all. */
  readonly engine: number;
  readonly enginePeak: number;
}

/** MiB of resident memory. */
export interface ProcessMemory {
  readonly rss: number;
  /** No file on the disk stands behind it. */
  readonly anonymous: number;
  /** Of `anonymous`: heaps of the C library's allocator, buffers among them. */
  readonly malloc: number;
}

/** The last answer in what a server has written, if any. */
export function threadsIn(log: string): ThreadMemory[] | null {
  const line = [...log.matchAll(/^memory-probe (.*)$/gm)].at(-1)?.[1];
  if (line === undefined) return null;
  const { threads } = JSON.parse(line) as {
    readonly threads: readonly { readonly name: string; readonly heap: Record<string, number> }[];
  };
  return threads.map(({ name, heap }) => {
    const mib = (key: string) => (heap[key] ?? 0) / MIB;
    return {
      name,
      heap: mib('total_physical_size'),
      used: mib('used_heap_size'),
      external: mib('external_memory'),
      engine: mib('malloced_memory'),
      enginePeak: mib('peak_malloced_memory'),
    };
  });
}

/** Linux only. */
export async function processMemory(pid: number): Promise<ProcessMemory> {
  const [rollup, maps] = await Promise.all([
    readFile(`/proc/${pid}/smaps_rollup`, 'utf8'),
    readFile(`/proc/${pid}/smaps`, 'utf8'),
  ]);
  return {
    rss: mibOf(rollup, 'Rss'),
    anonymous: mibOf(rollup, 'Anonymous'),
    malloc: mappingsIn(maps)
      .filter(isOfMalloc)
      .reduce((sum, mapping) => sum + mibOf(mapping, 'Rss'), 0),
  };
}

function mappingsIn(maps: string): string[] {
  return maps.split(/^(?=[\da-f]+-[\da-f]+ )/m);
}

/** Its large blocks have mappings of their own, which nothing tells from others. */
function isOfMalloc(mapping: string): boolean {
  const [header = ''] = mapping.split('\n', 1);
  if (header.endsWith('[heap]')) return true;
  const [, start = '1'] = /^([\da-f]+)-[\da-f]+ rw-p 0+ 00:00 0\s*$/.exec(header) ?? [];
  return BigInt(`0x${start}`) % ARENA_ALIGNMENT === 0n;
}

function mibOf(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / KIB_PER_MIB;
}
