/** Opens everything that keeps documents and lets people into them: store, rooms, gateway. */
import { MemoryBus } from './adapters/memory/bus.ts';
import { machineClock as clock, machineRandom as random } from './adapters/machine.ts';
import type { AccountStore } from './account-store.ts';
import { DiskFiles } from './adapters/disk/files.ts';
import { openFilesFolder } from './adapters/disk/files-folder.ts';
import { DiskIncomingFiles } from './adapters/disk/incoming-files.ts';
import { S3Files } from './adapters/s3/files.ts';
import { ProcessPictureTool } from './workers/pictures/picture-tool.ts';
import { loadSecrets } from './adapters/prisma/secrets.ts';
import { openStore, type Store } from './adapters/prisma/store.ts';
import type { Config } from './config.ts';
import { makeActorAgain, makeResolveActor } from './gateway/actor.ts';
import { isThisComputerOnly } from './gateway/address.ts';
import { rehearseEntrance } from './gateway/rehearsal.ts';
import { makeGateway } from './gateway/upgrade.ts';
import { Meter } from './meter.ts';
import type { Log } from './ports.ts';
import { RoomRegistry } from './room/registry.ts';
import { ApiTokens } from './services/accounts/api-tokens.ts';
import { knowLinkedGuests } from './services/accounts/linked-guests.ts';
import { startAudits } from './services/accounts/start-audits.ts';
import { newToken } from './services/accounts/new-member.ts';
import { startProofExpiry } from './services/accounts/proof-expiry.ts';
import { isSetUp } from './services/accounts/setup.ts';
import { SignIns } from './services/accounts/sign-ins.ts';
import { startAccessWatch } from './services/access-watch.ts';
import { makeProjector } from './services/projection.ts';
import { makeReadiness } from './services/readiness.ts';
import { makeCompactor } from './services/compaction.ts';
import { startHistoryRetention } from './services/history-retention.ts';
import { Tickets } from './services/tickets.ts';
import { startTrashPurge } from './services/trash-purge.ts';
import { openWorkerPool } from './workers/pool.ts';
import { rehearse } from './workers/rehearsal.ts';
import { openSnapshotPool } from './workers/snapshot-pool.ts';

export type Engine = Awaited<ReturnType<typeof openEngine>>;

/** Everything that keeps documents; it knows nothing of pages. */
export async function openEngine(config: Config, log: Log) {
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
    ...openFiles(config, log),
    pictureTool: new ProcessPictureTool({ log, clock, limits: config.limits }),
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

/** After the store, which holds the lock on the data folder: what lies there of uploads is removed. */
function openFiles({ dataFolder, s3: settings }: Config, log: Log) {
  const folder = openFilesFolder(dataFolder);
  const incoming = new DiskIncomingFiles({ folder, log });
  if (settings === null) return { incoming, files: new DiskFiles({ folder, clock, log }) };
  const files = new S3Files({ settings, clock, log });
  // What is wrong with it is in the log; documents are written without it.
  files.check().catch(() => undefined);
  return { incoming, files };
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
  const expiries = [startProofExpiry(proofs, 'signIn'), startProofExpiry(proofs, 'apiToken')];
  const stopExpiries = () => expiries.forEach((alarm) => alarm.close());
  const tickets = new Tickets(proofs);
  const linkedGuests = knowLinkedGuests(bus, await guests.linked());
  const known = { instanceKey, origins: config, signIns, tokens, linkedGuests };
  const resolveActor = makeResolveActor(known);
  const who = { resolveActor, actorAgain: makeActorAgain(known), tickets, linkedGuests };
  const sockets = { rooms, limits, logger: log, meter, origins: config, bus };
  const gateway = makeGateway({ ...needs, ...sockets, people, ...who });
  return { watch, gateway, signIns, tokens, stopExpiries, tickets, resolveActor, linkedGuests };
}
