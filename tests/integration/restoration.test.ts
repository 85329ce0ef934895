/** A document is taken back to moments of its history, which lies compacted on a real disk. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSyncMessage } from 'y-protocols/sync';
import * as Y from 'yjs';
import type { DocumentRecord } from '../../lib/core/document.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { MemoryBus } from '../../server/adapters/memory/bus.ts';
import { openStore, type Store } from '../../server/adapters/prisma/store.ts';
import { Meter } from '../../server/meter.ts';
import type { CompactedState } from '../../server/ports.ts';
import { RoomRegistry } from '../../server/room/registry.ts';
import { makeCompactor } from '../../server/services/compaction.ts';
import { restoreTo } from '../../server/services/restoration.ts';
import { openWorkerPool, type WorkerPool } from '../../server/workers/pool.ts';
import { openSnapshotPool } from '../../server/workers/snapshot-pool.ts';
import { HandClock } from '../support/hand-clock.ts';
import { silentLog } from '../support/silent-log.ts';
import { until } from '../support/stock-client.ts';
import { aDocument } from '../support/store-records.ts';
import { ArraySocket } from '../support/test-registry.ts';

const limits = DEFAULT_LIMITS;
const log = silentLog;
const HOUR_MS = 3_600_000;

let dataFolder: string;
let store: Store;
let worker: WorkerPool;
let snapshots: ReturnType<typeof openSnapshotPool>;
let rooms: RoomRegistry;
let clock: HandClock;
let document: DocumentRecord;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-restoration-'));
  store = await openStore({ dataFolder, log });
  worker = openWorkerPool({ log, limits });
  snapshots = openSnapshotPool({ log, limits });
  clock = new HandClock();
  const { updateLog, documents } = store;
  rooms = new RoomRegistry({
    log: updateLog,
    documents,
    bus: new MemoryBus(log),
    clock,
    limits,
    logger: log,
    meter: new Meter(),
    changed: () => undefined,
    snapshots,
    grew: () => undefined,
    writeRefused: () => undefined,
  });
  document = await aDocument(documents);
});

afterEach(async () => {
  await worker.close();
  await snapshots.close();
  await store.close();
  await rm(dataFolder, { recursive: true, force: true });
});

const markdown = async () => worker.render(await store.updateLog.load(document.id), 'markdown');
const restore = (moment: Parameters<typeof restoreTo>[2]) =>
  restoreTo({ history: store.history, worker, sync: rooms }, document.id, moment);
const retitle = (title: string) =>
  rooms.edit(document.id, (content) => worker.retitle(content, title));

/** An hour lies between any two of them. */
async function write(titles: readonly string[]): Promise<void> {
  const first = await worker.seed({ title: 'Plan', markdown: 'the *body*' });
  await rooms.edit(document.id, () => Promise.resolve(first));
  for (const title of titles) {
    clock.pass(HOUR_MS);
    await retitle(title);
  }
}

function compact(): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (event: string) => reject(new Error(event));
    makeCompactor({
      history: store.history,
      worker: snapshots,
      clock,
      limits: { ...limits, compactionKeepRows: 0 },
      log: { ...log, warn: fail, error: fail, info: () => resolve() },
      isStorageFailing: () => false,
      compacted: (id, { snapshot, update }: CompactedState) =>
        rooms.compacted(id, snapshot.upToSeq, update),
    }).consider(document.id, { rows: 1e9, bytes: 1e9, stateBytes: 0 }, false);
  });
}

/** What a replica shows that is in the room. */
function enter() {
  const socket = new ArraySocket();
  const opening = {
    personId: 'g_ada' as PersonId,
    profile: { name: 'ada', hue: 1 },
    role: 'editor',
    ceiling: 'owner',
    wantsOwnFrames: true,
    since: 0,
  } as const;
  const entrance = rooms.enter(document.id, document.epoch, opening, socket);
  entrance.receive({ is: 'step1', stateVector: new Map() });
  const doc = new Y.Doc();
  const title = (): string => {
    for (const message of socket.messages.splice(0)) {
      const decoder = decoding.createDecoder(message);
      if (decoding.readVarUint(decoder) !== 0) continue;
      readSyncMessage(decoder, encoding.createEncoder(), doc, null);
    }
    return doc.getText('title').toString();
  };
  return { title, socket };
}

describe('a document', () => {
  it('[HIST-11] is taken back to any moment, under the eyes of its readers, and forth again', async () => {
    const startMs = clock.nowMs();
    await write(['Plans', 'Planks', 'Blanks']);
    await compact();
    expect((await store.history.head(document.id)).baseSeq).toBe(4);
    clock.pass(HOUR_MS);
    await retitle('Something else');
    const reader = enter();
    await until('it reads', () => reader.title() === 'Something else');

    await restore({ seq: 2 });
    await until('taken back', () => reader.title() === 'Plans');
    expect(await markdown()).toBe('# Plans\n\nthe _body_\n');
    await restore({ atMs: startMs + 2.5 * HOUR_MS });
    await until('to a time', () => reader.title() === 'Planks');
    await restore({ seq: 5 });
    await until('and forth', () => reader.title() === 'Something else');
    expect(reader.socket.closeReason).toBeNull();
    const { lastSeq } = await store.history.head(document.id);
    expect(lastSeq).toBe(8);
    await restore({ seq: 5 });
    expect((await store.history.head(document.id)).lastSeq).toBe(lastSeq);
  });

  it('[HIST-11] whose beginning was forgotten says so and stays as it is', async () => {
    await write(['Plans', 'Planks']);
    await compact();
    const now = await markdown();
    await store.history.forget(clock.nowMs() + 1);
    await retitle('Planks and more');
    await expect(restore({ seq: 4 })).rejects.toMatchObject({ code: 'not_found' });
    expect(await markdown()).toBe(now.replace('Planks', 'Planks and more'));
  });
});
