/**
 * `npm run soak`: people come, write, point, reconnect and leave, documents open and unload, minute
 * after minute. Every ten seconds it says what the server holds; at the end whether that grew, and
 * whether anything that was seen or called saved is missing. Arguments: minutes (5), people (40).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentId } from '../../lib/core/ids.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { MEMORY_OPTIONS, memoryOf } from '../support/server-memory.ts';
import { SoakPerson } from '../support/soak-person.ts';
import { pause } from '../support/stock-client.ts';
import { makeDocuments } from '../support/many-documents.ts';
import { storedDocument } from '../support/stored-documents.ts';
import { tokensOf } from '../support/token-writer.ts';
import { KINDS_OPTION, processMemory, threadsIn } from './memory-by-kind.ts';

const MIB = 2 ** 20;
const READING_MS = 10_000;
/** So many documents are in use at a time, each for so long: what they hold must go again. */
const OPEN_DOCUMENTS = 8;
const DOCUMENT_MS = 40_000;
/** Often enough that threads for it come and go. */
const COMPACTING = {
  SHEAF_COMPACTION_TAIL_ROWS: '400',
  SHEAF_COMPACTION_KEEP_ROWS: '100',
  SHEAF_COMPACTION_PAUSE_MS: '1000',
};
/** Caches fill and code is compiled; of the rest of the time a line is drawn. */
const WARM_UP = 0.35;
/** A busy machine's noise in a few minutes stays below this. */
const FLAT_MIB_PER_MINUTE = 0.6;

interface Reading {
  readonly minute: number;
  /** Heap and buffers of the serving thread after a collection, MiB. */
  readonly heldMiB: number;
  readonly rssMiB: number;
}

const [minutes = 5, peopleCount = 40] = process.argv.slice(2).map(Number);
process.setMaxListeners(0); // Each open client listens for the end of the process.
await main();
process.exit(); // replicas of stock clients keep a timer each

async function main(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-soak-'));
  const documentCount =
    OPEN_DOCUMENTS + Math.ceil((minutes * 60_000) / DOCUMENT_MS) * OPEN_DOCUMENTS;
  const ids = await makeDocuments(dataFolder, documentCount);
  const server = await startServer({
    dataFolder,
    env: { SHEAF_HEADLESS: '1', SHEAF_ROOM_IDLE_MS: '3000', ...COMPACTING },
    nodeOptions: [...MEMORY_OPTIONS, KINDS_OPTION],
  });
  const startedMs = Date.now();
  const endMs = startedMs + minutes * 60_000;
  const used = new Set<DocumentId>();
  const choose = (): DocumentId => {
    const turn = Math.floor((Date.now() - startedMs) / DOCUMENT_MS);
    const id = ids[turn * OPEN_DOCUMENTS + Math.floor(Math.random() * OPEN_DOCUMENTS)];
    if (id === undefined) throw new Error('no documents left');
    used.add(id);
    return id;
  };
  const people = Array.from({ length: peopleCount }, (_, at) => new SoakPerson(server, at, choose));
  const lives = people.map((person) => person.live(endMs));
  const readings: Reading[] = [];
  say(`soak: ${minutes} min, ${peopleCount} people, ${OPEN_DOCUMENTS} documents at a time`);
  while (Date.now() < endMs) {
    await pause(READING_MS);
    readings.push(await read(server, startedMs, people));
  }
  await Promise.all(lives);
  await server.terminate();
  const lost = await lostTokens(dataFolder, used, people);
  await rm(dataFolder, { recursive: true, force: true });
  report(readings, lost);
}

async function read(
  server: RunningServer,
  startedMs: number,
  people: readonly SoakPerson[],
): Promise<Reading> {
  const { heldBytes } = await memoryOf(server);
  const { rss, malloc, anonymous } = await processMemory(server.pid);
  const threads = threadsIn(server.log) ?? [];
  const reading = {
    minute: (Date.now() - startedMs) / 60_000,
    heldMiB: heldBytes / MIB,
    rssMiB: rss,
  };
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const visits = people.reduce((sum, { visitCount }) => sum + visitCount, 0);
  const tokens = people.reduce((sum, { tokenCount }) => sum + tokenCount, 0);
  say(
    `${reading.minute.toFixed(1).padStart(6)} min  held ${reading.heldMiB.toFixed(1)} MiB  ` +
      `rss ${reading.rssMiB.toFixed(0)} MiB  rooms ${sumOf(metrics, 'sheaf_rooms')}  ` +
      `connections ${sumOf(metrics, 'sheaf_connections')}  visits ${visits}  tokens ${tokens}`,
  );
  const heaps = threads.reduce((sum, { heap }) => sum + heap, 0);
  const other = anonymous - malloc - heaps;
  say(
    `            files ${(rss - anonymous).toFixed(0)}, malloc ${malloc.toFixed(0)}, ` +
      `other ${other.toFixed(0)}, heaps ${heaps.toFixed(0)} MiB: ` +
      threads
        .map(
          ({ name, heap, used, external }) =>
            `${name} ${heap.toFixed(0)} (used ${used.toFixed(0)}, external ${external.toFixed(0)})`,
        )
        .join(', '),
  );
  return reading;
}

/** Over all labels of one figure. */
function sumOf(metrics: string, name: string): number {
  const lines = metrics.split('\n').filter((line) => new RegExp(`^${name}(\\{| )`).test(line));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

async function lostTokens(
  dataFolder: string,
  used: ReadonlySet<DocumentId>,
  people: readonly SoakPerson[],
): Promise<string[]> {
  const lost: string[] = [];
  for (const id of used) {
    const doc = await storedDocument(dataFolder, id);
    const stored = tokensOf(doc.getXmlFragment('default'));
    const present = new Set(stored);
    if (present.size !== stored.length) lost.push(`${id}: doubled`);
    const promised = people.flatMap((person) => [...(person.promised.get(id) ?? [])]);
    lost.push(...promised.filter((token) => !present.has(token)).map((token) => `${id}: ${token}`));
  }
  return lost;
}

function report(readings: readonly Reading[], lost: readonly string[]): void {
  const late = readings.slice(Math.floor(readings.length * WARM_UP));
  const held = slope(late.map(({ minute, heldMiB }) => [minute, heldMiB]));
  const rss = slope(late.map(({ minute, rssMiB }) => [minute, rssMiB]));
  const isFlat = held < FLAT_MIB_PER_MINUTE;
  say(`held memory: ${held.toFixed(2)} MiB a minute, resident: ${rss.toFixed(2)} MiB a minute`);
  say(`held memory is ${isFlat ? 'flat' : 'growing'}; ${lost.length} lost`);
  for (const each of lost.slice(0, 20)) say(each);
  if (!isFlat || lost.length > 0) process.exitCode = 1;
}

/** Of the straight line nearest to the points. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const below = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return below === 0 ? 0 : above / below;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
