/**
 * What a long log costs: to load, to compact, and what others notice meanwhile.
 * `npm run bench:compaction`; rows by `BENCH_ROWS`. Prints one line a figure.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { newDocumentId, newEpoch, type DocumentId, type PersonId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { machineClock, machineRandom } from '../../server/adapters/machine.ts';
import { type Store, openStore } from '../../server/adapters/prisma/store.ts';
import { loadDocument } from '../../server/room/load-document.ts';
import { framed } from '../../server/room/snapshot-cache.ts';
import { makeCompactor } from '../../server/services/compaction.ts';
import { openSnapshotPool } from '../../server/workers/snapshot-pool.ts';
import { silentLog } from '../support/silent-log.ts';
import { OPEN_REACH } from '../support/open-reach.ts';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const AUTHORS = ['g_ada', 'g_bob', 'g_cy'] as PersonId[];

const say = (name: string, value: string): void => void process.stdout.write(`${name}: ${value}\n`);
const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;

const WORDS = (
  'the of and to in a is that for it as was with be by on not he his but at are this have from ' +
  'or had an they which one you were her all she there would their we him been has when who will ' +
  'more no if out so said what up its about into than them can only other new some could time ' +
  'these two may then do first any my now such like our over man me even most made after also'
).split(' ');

/** Keystrokes as people make them: words, mistakes taken back, new paragraphs, three writers. */
function history(rows: number): { updates: Uint8Array[]; doc: Y.Doc } {
  let seed = 42;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const updates: Uint8Array[] = [];
  const docs = AUTHORS.map((_, at) => {
    const doc = new Y.Doc();
    doc.clientID = 1_000_003 * (at + 1);
    return doc;
  });
  docs.forEach((doc, at) =>
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'peer') return;
      updates.push(update);
      docs.forEach((other, which) => {
        if (which !== at) Y.applyUpdate(other, update, 'peer');
      });
    }),
  );
  const carets = AUTHORS.map(() => ({ text: null as Y.XmlText | null, at: 0 }));
  while (updates.length < rows) {
    const who = draw(docs.length);
    const body = docs[who]?.getXmlFragment('default');
    const caret = carets[who];
    if (body === undefined || caret === undefined) break;
    if (caret.text === null || draw(400) === 0) {
      const paragraph = new Y.XmlElement('paragraph');
      caret.text = new Y.XmlText();
      paragraph.insert(0, [caret.text]);
      body.insert(draw(body.length + 1), [paragraph]);
      caret.at = 0;
    }
    for (let words = 1 + draw(8); words > 0; words--) {
      for (const letter of `${WORDS[draw(WORDS.length)] ?? ''} `) {
        if (updates.length >= rows) break;
        caret.text.insert(caret.at++, letter);
        if (draw(15) === 0 && updates.length < rows) caret.text.delete((caret.at -= 1), 1);
      }
    }
  }
  return { updates, doc: docs[0] ?? new Y.Doc() };
}

async function fill(store: Store, updates: readonly Uint8Array[]): Promise<DocumentId> {
  const id = newDocumentId(machineRandom);
  const times = {
    createdAtMs: 0,
    updatedAtMs: 0,
    updatedBy: null,
    trashedAtMs: null,
    ...OPEN_REACH,
  };
  const projection = { title: '', excerpt: '', wordCount: 0 };
  await store.documents.create({
    id,
    ownerId: null,
    epoch: newEpoch(machineRandom),
    ...times,
    projection,
  });
  for (let from = 0; from < updates.length; from += 5_000) {
    await store.updateLog.append(
      updates.slice(from, from + 5_000).map((update, at) => ({
        documentId: id,
        seq: from + at + 1,
        update,
        author: AUTHORS[at % AUTHORS.length] ?? null,
        atMs: 1_700_000_000_000 + (from + at) * 150,
        claims: [],
      })),
    );
  }
  return id;
}

/** Runs `work` and says how long it took and what the event loop of this thread suffered. */
async function measured<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startMs = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const tookMs = performance.now() - startMs;
  const { user, system } = process.cpuUsage(before);
  await new Promise((resume) => setTimeout(resume, 20));
  delay.disable();
  const [p99, max] = [delay.percentile(99) / 1e6, delay.max / 1e6];
  const cpu = `${ms((user + system) / 1000)} of all threads' CPU`;
  say(name, `${ms(tookMs)}, ${cpu} (loop delay p99 ${ms(p99)}, max ${ms(max)})`);
  return value;
}

/** Adds up how long each call takes. */
function timed<Name extends string>(spent: Map<Name, number>) {
  return async <Value>(name: Name, work: Promise<Value>): Promise<Value> => {
    const startMs = performance.now();
    const value = await work;
    spent.set(name, (spent.get(name) ?? 0) + performance.now() - startMs);
    return value;
  };
}

async function main(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sheaf-compaction-'));
  const store = await openStore({ dataFolder, log: silentLog });
  const limits = DEFAULT_LIMITS;
  const worker = openSnapshotPool({ log: silentLog, limits });
  try {
    const { updates, doc } = history(ROWS);
    say('rows', `${updates.length}, ${kib(updates.reduce((sum, { length }) => sum + length, 0))}`);
    const stateV1 = Y.encodeStateAsUpdate(doc).length;
    const id = await fill(store, updates);
    const other = await fill(store, updates.slice(0, 10));

    const open = async (): Promise<void> => {
      const content = await store.updateLog.load(id);
      const opened =
        content.snapshot === null ? null : framed(await worker.unpack(content.snapshot));
      const { frames, isDamaged } = await loadDocument(content, opened, limits, machineClock);
      if (isDamaged || frames.lastSeq !== ROWS) throw new Error('loaded something else');
    };
    await measured('load of the log', open);

    const latencies: number[] = [];
    let seq = 10;
    let isCompacting = true;
    const typing = (async () => {
      while (isCompacting) {
        const startMs = performance.now();
        const entry = {
          documentId: other,
          seq: ++seq,
          update: Uint8Array.of(seq % 251),
          author: null,
        };
        await store.updateLog.append([{ ...entry, atMs: 0, claims: [] }]);
        latencies.push(performance.now() - startMs);
        await new Promise((resume) => setTimeout(resume, 2));
      }
    })();
    await new Promise((resume) => setTimeout(resume, 500));
    const before = latencies.splice(0).toSorted((a, b) => a - b);
    const spent = new Map<'reading' | 'reading and building' | 'storing', number>();
    const time = timed(spent);
    await measured('compaction', () => {
      return new Promise<void>((resolve, reject) => {
        const fail = (event: string) => reject(new Error(event));
        makeCompactor({
          history: {
            ...store.history,
            rows: (...range) => time('reading', store.history.rows(...range)),
            compact: (...made) => time('storing', store.history.compact(...made)),
          },
          worker: { compact: (read) => time('reading and building', worker.compact(read)) },
          clock: machineClock,
          limits,
          log: { ...silentLog, warn: fail, error: fail, info: () => resolve() },
          isStorageFailing: () => false,
          compacted: () => undefined,
        }).consider(id, { rows: ROWS, bytes: 1e9, stateBytes: 0 }, false);
      });
    });
    say('of that', [...spent].map(([part, took]) => `${part} ${ms(took)}`).join(', '));
    isCompacting = false;
    await typing;
    const during = latencies.toSorted((a, b) => a - b);
    for (const [name, sorted] of [
      ['append of another document, alone', before],
      ['append of another document, beside the compaction', during],
    ] as const) {
      const at = (share: number): string => ms(sorted[Math.floor(sorted.length * share)] ?? 0);
      say(name, `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${ms(sorted.at(-1) ?? 0)}`);
    }
    const { snapshot } = await store.history.head(id);
    if (snapshot === null) throw new Error('no snapshot');
    const { state, sidecar, stateBytes, upToSeq } = snapshot;
    say('state as update V1', kib(stateV1));
    say('stored snapshot', `${kib(state.length)}, ${(state.length / stateBytes).toFixed(3)} of V1`);
    say('stored sidecar', kib(sidecar?.length ?? 0));
    say('rows left in the log', String(ROWS - upToSeq));
    await measured('load of the snapshot, thread cold', open);
    await measured('load of the snapshot', open);
    const started = performance.now();
    let bytes = 0;
    for (let next: number | null = 1; next !== null;) {
      const page = await store.history.rows(id, next, ROWS);
      bytes += page.rows.length;
      next = page.nextSeq;
    }
    say('history read', `${kib(bytes)} in ${ms(performance.now() - started)}`);
  } finally {
    await worker.close();
    await store.close();
    rmSync(dataFolder, { recursive: true });
  }
}

await main();
