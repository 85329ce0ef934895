/**
 * `npm run bench:memory`: what a server holds when a few pages were seen and two people sit idle in
 * a document, started as `npm start` does it. Needs `npm run build` and Linux (/proc).
 * Arguments: how many starts (3), seconds after the start at which to look (30).
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/server.ts';
import { runStart } from '../support/started.ts';
import type { Started } from '../support/started.ts';
import { pause, stockClient, until } from '../support/stock-client.ts';
import { KINDS_OPTION, processMemory, threadsIn } from './memory-by-kind.ts';

const [runCount = 3, settleSeconds = 30] = process.argv.slice(2).map(Number);

/** MiB and ms. */
interface Seen {
  readonly addressMs: number;
  readonly homeMs: number;
  readonly documentMs: number;
  /** The same page a second time: without what is loaded only once. */
  readonly documentAgainMs: number;
  readonly rssOfHome: number;
  readonly rss: number;
  /** Of `rss`: what no file on the disk stands behind. */
  readonly anonymous: number;
  readonly threadCount: number;
}

await main();

async function main(): Promise<void> {
  const runs: Seen[] = [];
  for (let run = 0; run < runCount; run += 1) {
    const seen = await lookAt({}, look);
    say(rowOf(seen));
    runs.push(seen);
  }
  if (runs.length > 1) say(`median ${rowOf(medianOf(runs))}`);
  // A run of its own: looking inside costs memory itself.
  await lookAt({ NODE_OPTIONS: KINDS_OPTION }, lookInside);
}

/** Starts a server, lets people in, waits, looks, ends it. */
async function lookAt<Sight>(
  env: Readonly<Record<string, string>>,
  see: (started: Started, visit: Visit) => Promise<Sight>,
): Promise<Sight> {
  const port = await freePort();
  const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-bench-'));
  const startedMs = performance.now();
  const started = runStart({
    env: { PORT: String(port), SHEAF_DATA: dataFolder, SHEAF_ACCESS: 'open', ...env },
  });
  try {
    await started.serves();
    const addressMs = performance.now() - startedMs;
    const visit = await goIn(started, `http://127.0.0.1:${port}`);
    await pause(settleSeconds * 1_000 - (performance.now() - startedMs));
    const sight = await see(started, { ...visit, addressMs });
    visit.leave();
    return sight;
  } finally {
    started.child.kill('SIGTERM');
    await started.ended();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

type Visit = Awaited<ReturnType<typeof goIn>> & { readonly addressMs: number };

async function goIn({ child }: Started, url: string) {
  const home = await open(`${url}/`);
  const rssOfHome = (await memoryOf(child.pid)).rss;
  const other = await open(`${url}/?view=trash`);
  const made = await fetch(`${url}/api/v1/documents`, {
    method: 'POST',
    headers: { cookie: home.cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Harvest' }),
  });
  const { id } = (await made.json()) as { readonly id: string };
  const first = await open(`${url}/d/${id}`, home.cookie);
  const again = await open(`${url}/d/${id}`, other.cookie);

  const place = { url, collabUrl: `${url.replace('http', 'ws')}/collab` };
  const people = [home, other].map(({ cookie }) => stockClient(place, id, cookie));
  for (const [at, { title, provider }] of people.entries()) {
    await until('synced', () => provider.synced);
    title.insert(0, `${at} `);
  }
  await until('all see all', () =>
    people.every(({ title }) => title.length === 'Harvest'.length + 4),
  );
  return {
    homeMs: home.firstByteMs,
    documentMs: first.firstByteMs,
    documentAgainMs: again.firstByteMs,
    rssOfHome,
    leave: () => {
      for (const person of people) {
        person.leave();
        person.doc.destroy();
      }
    },
  };
}

async function open(url: string, cookie = '') {
  const startedMs = performance.now();
  const response = await fetch(url, { headers: cookie === '' ? {} : { cookie } });
  const firstByteMs = performance.now() - startedMs;
  await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const given = response.headers.getSetCookie()[0]?.split(';')[0];
  return { firstByteMs, cookie: given ?? cookie };
}

async function look({ child }: Started, visit: Visit): Promise<Seen> {
  return { ...visit, ...(await memoryOf(child.pid)) };
}

async function lookInside(started: Started): Promise<void> {
  started.child.kill('SIGUSR2');
  await until('the probe answers', () => threadsIn(started.stderr) !== null);
  say('with probe:');
  for (const thread of threadsIn(started.stderr) ?? []) {
    const { name, heap, used, external, engine, enginePeak } = thread;
    say(
      `  ${name}: heap ${mib(heap)} (used ${mib(used)}), external ${mib(external)}, ` +
        `malloced ${mib(engine)} MiB (peak ${mib(enginePeak)})`,
    );
  }
}

async function memoryOf(pid: number | undefined) {
  const [{ rss, anonymous }, status] = await Promise.all([
    processMemory(pid ?? 0),
    readFile(`/proc/${pid}/status`, 'utf8'),
  ]);
  return { rss, anonymous, threadCount: Number(/^Threads:\s+(\d+)/m.exec(status)?.[1]) };
}

function medianOf(runs: readonly Seen[]): Seen {
  const names = Object.keys(runs[0] ?? {}) as (keyof Seen)[];
  const middle = (name: keyof Seen) =>
    runs.map((seen) => seen[name]).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)];
  return Object.fromEntries(names.map((name) => [name, middle(name)])) as unknown as Seen;
}

function rowOf(seen: Seen): string {
  return (
    `rss ${seen.rss.toFixed(1)} MiB (anonymous ${seen.anonymous.toFixed(1)}, ` +
    `after home ${seen.rssOfHome.toFixed(1)}), ${seen.threadCount} threads; ` +
    `address after ${Math.round(seen.addressMs)} ms, first byte of home ${Math.round(seen.homeMs)}, ` +
    `of a document ${Math.round(seen.documentMs)}, again ${Math.round(seen.documentAgainMs)} ms`
  );
}

function mib(amount: number): string {
  return amount.toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
