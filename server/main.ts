/** Composes the server: config, log, store, rooms, use cases, pages; listens; drains on a signal. */
import type { IncomingMessage, Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Duplex } from 'node:stream';
import packageJson from '../package.json' with { type: 'json' };
import { Turns } from '../lib/std/turns.ts';
import { MemoryBus } from './adapters/memory/bus.ts';
import { machineClock as clock, machineRandom as random } from './adapters/machine.ts';
import type { AccountStore } from './account-store.ts';
import { makeCredentials } from './adapters/better-auth/credentials.ts';
import { makePasswords } from './adapters/passwords.ts';
import { keyFor, loadSecrets } from './adapters/prisma/secrets.ts';
import { openStore, type Store } from './adapters/prisma/store.ts';
import { makeTokenVault } from './adapters/token-vault.ts';
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import { makeActorAgain, makeResolveActor } from './gateway/actor.ts';
import { addressLine, isThisComputerOnly, listen } from './gateway/address.ts';
import { drain } from './gateway/drain.ts';
import { makeMetrics } from './gateway/metrics.ts';
import { createHttpServer } from './gateway/http-server.ts';
import { makeDoor } from './gateway/http.ts';
import { originOf } from './gateway/origin.ts';
import { rehearseEntrance } from './gateway/rehearsal.ts';
import type { Pages } from './gateway/pages.ts';
import { startupSentence } from './gateway/startup-failure.ts';
import { makeCallers } from './gateway/callers.ts';
import { makeGateway } from './gateway/upgrade.ts';
import { openLog } from './log.ts';
import { Meter } from './meter.ts';
import type { Log } from './ports.ts';
import { RoomRegistry } from './room/registry.ts';
import { makeAccounts } from './services/accounts/accounts.ts';
import { ApiTokens } from './services/accounts/api-tokens.ts';
import { knowLinkedGuests } from './services/accounts/linked-guests.ts';
import { startAudits } from './services/accounts/start-audits.ts';
import { newToken } from './services/accounts/new-member.ts';
import { isSetUp } from './services/accounts/setup.ts';
import { SignIns } from './services/accounts/sign-ins.ts';
import { startTokenExpiry } from './services/accounts/token-expiry.ts';
import { Tries } from './services/accounts/tries.ts';
import { startAccessWatch } from './services/access-watch.ts';
import { makeArrival } from './services/arrival.ts';
import { makeAdding } from './services/adding.ts';
import { makeAsking } from './services/asking.ts';
import { makeDocuments } from './services/documents.ts';
import { makePeople } from './services/people.ts';
import { makeSharing } from './services/sharing.ts';
import { makeProjector } from './services/projection.ts';
import { makeReadiness } from './services/readiness.ts';
import type { Services } from './services/services.ts';
import { makeCompactor } from './services/compaction.ts';
import { startHistoryRetention } from './services/history-retention.ts';
import { makeTickets, Tickets } from './services/tickets.ts';
import { makeTrash } from './services/trash.ts';
import { startTrashPurge } from './services/trash-purge.ts';
import { makeVisits } from './services/visits.ts';
import { makeWorkspace } from './services/workspace/workspace.ts';
import { openWorkerPool } from './workers/pool.ts';
import { rehearse } from './workers/rehearsal.ts';
import { openSnapshotPool } from './workers/snapshot-pool.ts';

const PROJECT_FOLDER = fileURLToPath(new URL('..', import.meta.url));

await main();

async function main(): Promise<void> {
  const parsed = readConfig();
  if (!parsed.ok) return giveUp(parsed.why.join('\n'));
  const log = openLog(parsed.value.logLevel);
  process.on('uncaughtExceptionMonitor', (err) => log.error('process.crashed', { err }));
  try {
    await start(parsed.value, log);
  } catch (error) {
    const sentence = startupSentence(error, parsed.value);
    if (sentence === null) log.error('server.start-failed', { err: error });
    giveUp(sentence ?? 'Sheaf could not start; the lines above say why.');
  }
}

/** Threads may still run, so the process ends by itself only when it is told to. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

async function start(config: Config, log: Log): Promise<void> {
  const engine = await openEngine(config, log);
  (globalThis as { [key: symbol]: unknown })[Symbol.for('sheaf.services')] = makeServices(
    engine,
    config,
    log,
  );
  // Loaded only when wanted: the page renderer is most of the memory of an idle server.
  const pages = config.isHeadless
    ? null
    : await (await import('./gateway/pages.ts')).openPages(PROJECT_FOLDER, config, log);
  const server = openServer(engine, pages, config, log);
  const port = await listen(server, config);
  // Before anybody is told: whoever reads the line may stop us in the same moment.
  leaveOnSignal(engine, pages, server, config, log);
  process.stdout.write(`${addressLine(config, port, engine.setupKey)}\n`);
  log.info('server.started', { version: packageJson.version, port });
}

type Engine = Awaited<ReturnType<typeof openEngine>>;

/** Everything that keeps documents; it knows nothing of pages. */
async function openEngine(config: Config, log: Log) {
  const { limits, dataFolder } = config;
  const snapshots = openSnapshotPool({ log, limits });
  // The store is opened by a thread of its own: this one has time meanwhile.
  const [store] = await Promise.all([
    openStore({ dataFolder, log }),
    rehearse({ snapshots, limits, clock })
      .then(() => rehearseEntrance({ snapshots, limits, clock, log }))
      .catch((err: unknown) => log.error('rehearsal.failed', { err })),
  ]);
  const { instanceKey } = loadSecrets(dataFolder);
  const { updateLog, history, documents } = store;
  const worker = openWorkerPool({ log, limits });
  const meter = new Meter();
  const bus = new MemoryBus(log);
  const needs = { documents, updateLog, clock, limits, log };
  const projector = makeProjector({ ...needs, worker: worker.background });
  const audits = startAudits({ auditLog: store.audit, clock, limits, log });
  const stopPurge = startTrashPurge({ documents, audit: audits.audit, clock, limits, log });
  const stopRetention = startHistoryRetention({ history, clock, limits, log });
  const compactor = makeCompactor({
    history,
    worker: snapshots,
    clock,
    limits,
    log,
    isStorageFailing: () => rooms.isStorageFailing,
    compacted: (id, { snapshot, update }, tookMs) => {
      meter.compactions.add(tookMs);
      rooms.compacted(id, snapshot.upToSeq, update);
    },
  });
  const rooms = new RoomRegistry({
    log: updateLog,
    documents,
    bus,
    clock,
    limits,
    logger: log,
    meter,
    changed: (documentId, author) => projector.committed(documentId, clock.nowMs(), author),
    snapshots,
    grew: (documentId, tail, isLeaving) => compactor.consider(documentId, tail, isLeaving),
    writeRefused: audits.writeRefused,
  });
  const entry = await openEntry(store, rooms, bus, instanceKey, meter, config, log);
  const leaving = { hasBegun: false };
  const isReady = makeReadiness(clock, async () => {
    return !leaving.hasBegun && !rooms.isStorageFailing && (await store.isWritable());
  });
  return {
    store,
    worker,
    bus,
    projector,
    audits,
    stopPurge,
    stopRetention,
    snapshots,
    compactor,
    meter,
    rooms,
    ...entry,
    instanceKey,
    setupKey: await newSetupKey(config, store.accounts),
    leaving,
    isReady,
  };
}

/** Where only people at this machine come in, they need no secret; nor does an open instance. */
async function newSetupKey(config: Config, accounts: AccountStore): Promise<string | null> {
  const isNeeded = config.access !== 'open' && !config.isHeadless && !isThisComputerOnly(config);
  return isNeeded && !(await isSetUp(accounts)) ? newToken(random) : null;
}

/** How people get into documents, and out again. */
async function openEntry(
  { documents, people, sharing, shareLinks, accounts, guests }: Store,
  rooms: RoomRegistry,
  bus: MemoryBus,
  instanceKey: Uint8Array,
  meter: Meter,
  config: Config,
  log: Log,
) {
  const { limits, access } = config;
  const needs = { documents, sharing, clock, access };
  const watch = startAccessWatch({ ...needs, shareLinks, presences: rooms, bus, log });
  const proofs = { store: accounts, bus, clock, random, limits, log };
  const [signIns, tokens] = [new SignIns(proofs), new ApiTokens(proofs)];
  const tokenExpiry = startTokenExpiry(proofs);
  const tickets = new Tickets(proofs);
  const linkedGuests = knowLinkedGuests(bus, await guests.linked());
  const known = { instanceKey, origins: config, signIns, tokens, linkedGuests };
  const resolveActor = makeResolveActor(known);
  const who = { resolveActor, actorAgain: makeActorAgain(known), tickets, linkedGuests };
  const sockets = { rooms, limits, logger: log, meter, origins: config, bus };
  const gateway = makeGateway({ ...needs, ...sockets, people, ...who });
  return { watch, gateway, signIns, tokens, tokenExpiry, tickets, resolveActor, linkedGuests };
}

function makeServices(engine: Engine, config: Config, log: Log): Services {
  const { store, worker, bus, projector, rooms, watch, instanceKey, isReady } = engine;
  const { resolveActor, linkedGuests, audits } = engine;
  const { limits, access } = config;
  const { updateLog, accounts, audit: auditLog } = store;
  const vault = makeTokenVault(instanceKey);
  const passwords = makePasswords();
  const needs = { ...store, bus, clock, random, limits, access, log };
  const sharingNeeds = { ...needs, ...audits, vault, passwords, watch };
  const people = makePeople(needs);
  const sync = { updateLog, worker, sync: rooms, projector };
  const documents = makeDocuments({ ...needs, ...audits, ...sync });
  const secret = keyFor(instanceKey, 'sheaf sign-in library');
  const { signInIdleDays: idleDays } = limits;
  return {
    documents,
    trash: makeTrash({ ...needs, ...audits }),
    people,
    accounts: makeAccounts({
      ...needs,
      store: accounts,
      linkedGuests,
      watch,
      auditLog,
      documents,
      departures: store.departures,
      introduce: people.introduce,
      credentials: makeCredentials({ store: accounts, passwords, random, secret, idleDays, log }),
      signIns: engine.signIns,
      tokens: engine.tokens,
      setupKey: engine.setupKey,
      tries: new Tries(clock, limits),
      audit: audits.audit,
      operatorTurns: new Turns(),
    }),
    callers: makeCallers({ config, instanceKey, resolveActor, linkedGuests }),
    sharing: makeSharing(sharingNeeds),
    arrival: makeArrival({ ...sharingNeeds, introduce: people.introduce }),
    tickets: makeTickets({ ...needs, tickets: engine.tickets }),
    adding: makeAdding(sharingNeeds),
    asking: makeAsking(sharingNeeds),
    visits: makeVisits(needs),
    workspace: makeWorkspace({ ...sharingNeeds, config, version: packageJson.version }),
    resolveActor,
    originOf: (headers) => originOf(headers, config),
    limits,
    access,
    version: packageJson.version,
    log,
    isReady,
  };
}

function openServer(engine: Engine, pages: Pages | null, config: Config, log: Log): Server {
  const { gateway, meter, rooms, compactor, instanceKey, resolveActor, isReady } = engine;
  const door = makeDoor({
    config,
    instanceKey,
    random,
    log,
    resolveActor,
    isReady,
    metrics: makeMetrics({ meter, rooms, compactor, gateway, version: packageJson.version }),
    serveStatic: pages?.serveStatic ?? null,
    servePage: pages === null ? null : (request, response) => pages.serve(request, response),
  });
  const server = createHttpServer(door);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isReload = config.isDevelopment && request.url?.startsWith('/_next/') === true;
    if (isReload && pages !== null) pages.upgrade(request, socket, head);
    else gateway.accept(request, socket, head);
  });
  return server;
}

function leaveOnSignal(
  engine: Engine,
  pages: Pages | null,
  server: Server,
  { limits }: Config,
  log: Log,
): void {
  const { store, worker, snapshots, projector, compactor, rooms, gateway, leaving } = engine;
  const leave = async (signal: NodeJS.Signals): Promise<void> => {
    // A terminal and npm may both pass on the same Ctrl-C.
    if (leaving.hasBegun) return;
    leaving.hasBegun = true;
    log.info('server.stopping', { signal });
    // Rooms that are emptied now need no snapshot: nobody waits for one.
    compactor.close();
    const steps = [
      engine.stopPurge,
      () => engine.watch.close(),
      () => engine.tokenExpiry.close(),
      engine.stopRetention,
      engine.audits.stop,
      () => projector.flush(),
      () => gateway.close(),
      () => pages?.close(),
      () => worker.close(),
      () => snapshots.close(),
      () => store.close(),
    ];
    const isDone = await drain({ server, rooms, steps, clock, drainMsMax: limits.drainMsMax, log });
    if (isDone) log.info('server.stopped');
    process.exit(isDone ? 0 : 1);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, (name) => void leave(name));
  }
}
