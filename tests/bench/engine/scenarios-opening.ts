/** Scenarios in which documents are opened: cold, after a restart, held open, beside a pour. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as Y from 'yjs';
import { load } from './load.ts';
import { leftAlone, restMs } from './left-alone.ts';
import { settled } from './machine.ts';
import type { OpenPlan } from './plans.ts';
import type { Figures, Scenario, Setup } from './scenario.ts';
import { startBenchServer } from './servers.ts';
import type { BenchServer, ServerName, ServerOptions } from './servers.ts';
import { book } from './trace-file.ts';

/** The relay keeps nothing, so there is nothing to open. */
const KEEPERS: readonly ServerName[] = ['sheaf', 'hocuspocus', 'y-websocket'];
const KIB = 1_024;
const bookKeystrokes = (isQuick: boolean) => (isQuick ? 40_000 : 260_000);
/** While documents are filled: what Sheaf does once nobody is there is done soon. */
const SOON = { SHEAF_ROOM_IDLE_MS: '500', SHEAF_COMPACTION_REST_TIMES: '0' };
const returnDocuments = (isQuick: boolean) => (isQuick ? 20 : 100);
const memorySizes = (isQuick: boolean) =>
  isQuick
    ? { documentCount: 100, connectionCount: 300, keystrokes: 300 }
    : { documentCount: 200, connectionCount: 3_000, keystrokes: 1_000 };

async function onServer(
  name: ServerName,
  setup: Setup,
  options: Omit<ServerOptions, 'cores' | 'nodeOptions'>,
  act: (server: BenchServer) => Promise<Figures>,
): Promise<Figures> {
  const server = await startBenchServer(name, {
    ...options,
    cores: setup.cores.server,
    nodeOptions: name === 'sheaf' ? setup.nodeOptions : [],
  });
  try {
    return await act(server);
  } catch (error) {
    process.stderr.write(server.complaints.slice(-2_000));
    throw error;
  } finally {
    await server.stop();
  }
}

type Opening = Pick<OpenPlan, 'history' | 'keystrokes' | 'until' | 'connectionsPerDocument'> &
  Partial<Pick<OpenPlan, 'queries' | 'documents'>>;

function open(
  server: BenchServer,
  setup: Setup,
  opening: Opening,
  meanwhile?: () => Promise<void>,
) {
  const { target, documents } = server;
  const plan: OpenPlan = { is: 'open', target, documents, ...opening };
  return load(server, setup.cores.generator, plan, meanwhile);
}

/**
 * Stored, saved, opened once (y-leveldb trims its log then), and started again as usual. The server
 * was started with `SOON`.
 */
async function fill(
  server: BenchServer,
  setup: Setup,
  history: 'book' | 'typist',
  keystrokes: number,
): Promise<void> {
  const { target, documents } = server;
  const plan = { is: 'fill', target, documents, history, keystrokes } as const;
  await load(server, setup.cores.generator, plan);
  await leftAlone(server);
  await server.restart(SOON);
  await open(server, setup, { history, keystrokes, until: 'content', connectionsPerDocument: 1 });
  await leftAlone(server);
  await server.restart();
  await settled(server.pid, 500);
}

const cold: Scenario = {
  name: 'open',
  story: (isQuick) =>
    `A document of ${bookKeystrokes(isQuick)} keystrokes is opened for the first time after a start: by one client, ` +
    'and after another start by 20 at once. It ends when the last byte of the whole content has come to each.',
  servers: KEEPERS,
  metrics: [
    { name: 'time ms' },
    { name: 'CPU-s' },
    { name: '20 at once ms' },
    { name: '20 at once CPU-s' },
    { name: 'wire bytes / state' },
    { name: 'stored bytes / V1' },
    { name: 'folder bytes / V1' },
  ],
  measure: (name, setup) =>
    onServer(name, setup, { documentCount: 1, settings: SOON }, async (server) => {
      const keystrokes = bookKeystrokes(setup.isQuick);
      await fill(server, setup, 'book', keystrokes);
      const opening = { history: 'book', keystrokes, until: 'content' } as const;
      const one = await open(server, setup, { ...opening, connectionsPerDocument: 1 });
      await settled(server.pid, restMs(server));
      await server.restart();
      await settled(server.pid, 500);
      const twenty = await open(server, setup, { ...opening, connectionsPerDocument: 20 });
      const v1Bytes = stateBytes(keystrokes);
      return {
        'time ms': one.result.allMs,
        'CPU-s': one.usage.cpuMs / 1_000,
        '20 at once ms': twenty.result.allMs,
        '20 at once CPU-s': twenty.usage.cpuMs / 1_000,
        'wire bytes / state': one.result.bytesPerConnection / v1Bytes,
        'stored bytes / V1': storedBytes(server) / v1Bytes,
        'folder bytes / V1': folderBytes(server.folder) / v1Bytes,
        missing: one.result.missing + twenty.result.missing,
      };
    }),
};

const comeBack: Scenario = {
  name: 'return',
  story: (isQuick) =>
    `${returnDocuments(isQuick) * 10} clients in ${returnDocuments(isQuick)} documents come back at once after a restart, lacking nothing. Stock ` +
    'clients ask with a state vector; the figures of Sheaf’s own client, which says how far it has ' +
    'come, stand beside.',
  servers: KEEPERS,
  metrics: [
    { name: 'CPU-s' },
    { name: 'all synced ms' },
    { name: 'bytes per client' },
    { name: 'own client CPU-s' },
    { name: 'own client all synced ms' },
    { name: 'own client bytes' },
  ],
  measure: (name, setup) =>
    onServer(
      name,
      setup,
      { documentCount: returnDocuments(setup.isQuick), settings: SOON },
      async (server) => {
        const history = { history: 'typist', keystrokes: setup.isQuick ? 300 : 1_000 } as const;
        await fill(server, setup, 'typist', history.keystrokes);
        const returning = { ...history, until: 'synced', connectionsPerDocument: 10 } as const;
        const stock = await open(server, setup, returning);
        const figures = {
          'CPU-s': stock.usage.cpuMs / 1_000,
          'all synced ms': stock.result.allMs,
          'bytes per client': stock.result.bytesPerConnection,
          missing: stock.result.missing,
        };
        if (name !== 'sheaf') return figures;
        const first = await open(server, setup, {
          ...history,
          until: 'content',
          connectionsPerDocument: 1,
          queries: Object.fromEntries(server.documents.map((id) => [id, '?stored=1'])),
        });
        await server.restart();
        await settled(server.pid, 500);
        const own = await open(server, setup, { ...returning, queries: first.result.queries });
        return {
          ...figures,
          'own client CPU-s': own.usage.cpuMs / 1_000,
          'own client all synced ms': own.result.allMs,
          'own client bytes': own.result.bytesPerConnection,
          missing: stock.result.missing + own.result.missing,
        };
      },
    ),
};

const WARM_DOCUMENTS = 10;
const WARM_CONNECTIONS = 10;
const NOT_GROWN = { heapKib: Number.NaN, rssKib: Number.NaN };

const memory: Scenario = {
  name: 'memory',
  story: (isQuick) => {
    const { documentCount, connectionCount, keystrokes } = memorySizes(isQuick);
    return (
      `After a restart ${documentCount - WARM_DOCUMENTS} documents of ${keystrokes} keystrokes are ` +
      `opened and held, one connection each; after another one, ${connectionCount} idle connections ` +
      `join ${WARM_DOCUMENTS} documents that are open already. The heap is that of the main thread, ` +
      'with external memory; RSS is that of the process. Both after a collection that gives free ' +
      'memory back, as V8 does by itself some seconds after a server came to rest.'
    );
  },
  servers: ['sheaf', 'hocuspocus', 'y-websocket', 'relay'],
  metrics: [
    { name: 'heap KiB per open document' },
    { name: 'RSS KiB per open document' },
    { name: 'heap KiB per idle connection' },
    { name: 'RSS KiB per idle connection' },
  ],
  measure: (name, setup) => {
    const { documentCount, connectionCount, keystrokes } = memorySizes(setup.isQuick);
    const isKeeper = name !== 'relay';
    const until = isKeeper ? 'synced' : 'upgraded';
    const history = { history: 'typist', keystrokes, until } as const;
    return onServer(
      name,
      setup,
      { documentCount, hasProbe: true, settings: SOON },
      async (server) => {
        if (isKeeper) await fill(server, setup, 'typist', keystrokes);
        const few = { ...history, documents: server.documents.slice(0, WARM_DOCUMENTS) };
        const rest = { ...history, documents: server.documents.slice(WARM_DOCUMENTS) };
        let documents = NOT_GROWN;
        let connections = NOT_GROWN;
        // The first ones are not counted: they bring code and threads that come only once.
        await open(
          server,
          setup,
          { ...few, connectionsPerDocument: WARM_CONNECTIONS },
          async () => {
            documents = await grown(server, setup, { ...rest, connectionsPerDocument: 1 });
          },
        );
        await server.restart();
        await open(
          server,
          setup,
          { ...few, connectionsPerDocument: WARM_CONNECTIONS },
          async () => {
            const connectionsPerDocument = connectionCount / WARM_DOCUMENTS;
            connections = await grown(server, setup, { ...few, connectionsPerDocument });
          },
        );
        return {
          'heap KiB per open document': isKeeper ? documents.heapKib : Number.NaN,
          'RSS KiB per open document': isKeeper ? documents.rssKib : Number.NaN,
          'heap KiB per idle connection': connections.heapKib,
          'RSS KiB per idle connection': connections.rssKib,
        };
      },
    );
  },
};

/** How much each connection of an opening costs while it is held. */
async function grown(
  server: BenchServer,
  setup: Setup,
  opening: Opening & Pick<OpenPlan, 'documents'>,
) {
  await settled(server.pid, 500);
  const before = await server.heap();
  let after = before;
  await open(server, setup, opening, async () => {
    await settled(server.pid, 500);
    after = await server.heap();
  });
  const count = opening.documents.length * opening.connectionsPerDocument;
  return {
    heapKib: (after.heapBytes - before.heapBytes) / count / KIB,
    rssKib: (after.rssBytes - before.rssBytes) / count / KIB,
  };
}

const noisy: Scenario = {
  name: 'noisy',
  story: () =>
    'One client pours 20,000 keystrokes into a document at once; until a reader has them all, other ' +
    'stored documents are opened one after the other.',
  servers: KEEPERS,
  metrics: [
    { name: 'slowest opening ms' },
    { name: 'first opening ms' },
    { name: 'pour ms' },
    { name: 'documents opened', isMoreBetter: true },
  ],
  measure: (name, setup) =>
    onServer(name, setup, { documentCount: 60 }, async (server) => {
      const [poured = '', ...others] = server.documents;
      const { target } = server;
      const history = { history: 'typist', keystrokes: 200 } as const;
      await load(server, setup.cores.generator, {
        is: 'fill',
        target,
        documents: others,
        ...history,
      });
      await settled(server.pid, restMs(server));
      await server.restart();
      await settled(server.pid, 500);
      const { result } = await load(server, setup.cores.generator, {
        is: 'noisy',
        target,
        documents: [poured, ...others],
        updates: 20_000,
      });
      return {
        'slowest opening ms': result.worstMs,
        'first opening ms': result.firstMs,
        'pour ms': result.pourMs,
        'documents opened': result.opened,
      };
    }),
};

/** The document's size as one update V1, garbage collected: what any client must get. */
function stateBytes(keystrokes: number): number {
  const trace = book(keystrokes);
  const doc = new Y.Doc();
  doc.transact(() => {
    let from = 0;
    for (const end of trace.ends) {
      Y.applyUpdate(doc, trace.bytes.subarray(from, end));
      from = end;
    }
  });
  return Y.encodeStateAsUpdate(doc).length;
}

/** What the state itself takes at rest; NaN where it cannot be told from the rest. */
function storedBytes({ name, folder }: BenchServer): number {
  const [file, query] =
    name === 'sheaf'
      ? ['sheaf.db', 'SELECT sum(length(state)) AS bytes FROM Snapshot']
      : ['hocuspocus.sqlite', 'SELECT sum(length(data)) AS bytes FROM documents'];
  if (name === 'y-websocket') return folderBytes(folder);
  const database = new Database(join(folder, file), { readonly: true });
  const [row] = database.prepare(query).all() as { readonly bytes: number | null }[];
  database.close();
  return row?.bytes ?? Number.NaN;
}

function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const stat = statSync(join(folder, name));
    return stat.isFile() ? sum + stat.size : sum;
  }, 0);
}

export const OPENING_SCENARIOS: readonly Scenario[] = [cold, comeBack, memory, noisy];
