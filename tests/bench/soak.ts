/**
 * `npm run soak`: people come, write, point, reconnect and leave, documents open and unload, minute
 * after minute. Every ten seconds it says what the server holds and what is resident of its process, by
 * kind; at the end whether that grew, and whether anything that was seen or called saved is missing.
 * The server has the environment that `npm start` gives it, and no pages. Linux only (/proc).
 * Arguments: minutes (5), people (40).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMALL as AS_STARTED, nodeOptions } from '../../bin/steps/serve.mjs';
import type { DocumentId } from '../../lib/core/ids.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { MEMORY_OPTIONS, memoryOf } from '../support/server-memory.ts';
import { SoakPerson } from '../support/soak-person.ts';
import { pause } from '../support/stock-client.ts';
import { makeDocuments } from '../support/many-documents.ts';
import { storedDocument } from '../support/stored-documents.ts';
import { tokensOf } from '../support/token-writer.ts';
import { KINDS_OPTION, processMemory, threadsIn } from './memory-by-kind.ts';
import { judge, type Reading } from './soak-verdict.ts';

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

const [minutes = 5, peopleCount = 40] = process.argv.slice(2).map(Number);
process.setMaxListeners(0); // Each open client listens for the end of the process.
await main();
process.exit(); // replicas of stock clients keep a timer each

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sheaf-soak-'));
  const dataFolder = join(folder, 'data');
  const documentCount =
    OPEN_DOCUMENTS + Math.ceil((minutes * 60_000) / DOCUMENT_MS) * OPEN_DOCUMENTS;
  const ids = await makeDocuments(dataFolder, documentCount);
  const server = await startServer({
    dataFolder,
    env: {
      ...AS_STARTED,
      NODE_OPTIONS: nodeOptions(),
      // The build's own is for the product.
      NODE_COMPILE_CACHE: join(folder, 'code-cache'),
      SHEAF_HEADLESS: '1',
      SHEAF_ROOM_IDLE_MS: '3000',
      ...COMPACTING,
    },
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
  await rm(folder, { recursive: true, force: true });
  report(readings, lost);
}

async function read(
  server: RunningServer,
  startedMs: number,
  people: readonly SoakPerson[],
): Promise<Reading> {
  const { heldBytes } = await memoryOf(server);
  const { rss, anonymous, malloc } = await processMemory(server.pid);
  const threads = threadsIn(server.log) ?? [];
  const heaps = threads.reduce((sum, { heap }) => sum + heap, 0);
  const reading: Reading = {
    minute: (Date.now() - startedMs) / 60_000,
    held: heldBytes / MIB,
    resident: rss,
    files: rss - anonymous,
    malloc,
    heaps,
    other: anonymous - malloc - heaps,
  };
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const visits = people.reduce((sum, { visitCount }) => sum + visitCount, 0);
  const tokens = people.reduce((sum, { tokenCount }) => sum + tokenCount, 0);
  say(
    `${reading.minute.toFixed(1).padStart(6)} min  held ${reading.held.toFixed(1)} MiB  ` +
      `resident ${whole(rss)} MiB  rooms ${sumOf(metrics, 'sheaf_rooms')}  ` +
      `connections ${sumOf(metrics, 'sheaf_connections')}  visits ${visits}  tokens ${tokens}`,
  );
  const each = threads.map(
    ({ name, heap, used, external }) =>
      `${name} ${whole(heap)} (used ${whole(used)}, external ${whole(external)})`,
  );
  say(
    `            files ${whole(reading.files)}, malloc ${whole(malloc)}, ` +
      `other ${whole(reading.other)}, heaps ${whole(heaps)}: ${each.join(', ')}`,
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
  const { isFlat, sentences } = judge(readings);
  for (const sentence of sentences) say(sentence);
  say(`${lost.length} lost`);
  for (const each of lost.slice(0, 20)) say(each);
  if (!isFlat || lost.length > 0) process.exitCode = 1;
}

function whole(mib: number): string {
  return mib.toFixed(0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
