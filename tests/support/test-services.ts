/** The use cases over memory, with a hand-turned clock and a log one can break. */
import type { Actor } from '../../lib/core/actor.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { MemoryBus } from '../../server/adapters/memory/bus.ts';
import { MemoryAccounts } from '../../server/adapters/memory/accounts.ts';
import { MemoryDocuments } from '../../server/adapters/memory/documents.ts';
import { MemoryPeople } from '../../server/adapters/memory/people.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import { MemoryUpdateLog } from '../../server/adapters/memory/update-log.ts';
import type { RoomCommand, Sync } from '../../server/ports.ts';
import { makeDocuments } from '../../server/services/documents.ts';
import { makePeople } from '../../server/services/people.ts';
import { makeProjector } from '../../server/services/projection.ts';
import { HandClock } from './hand-clock.ts';
import { PlainWorker } from './plain-worker.ts';
import { silentLog } from './silent-log.ts';

export const ADA: Actor = { is: 'guest', personId: 'g_AAAAAAAAAAAAAAAAAAAAAA' as PersonId };
export const BOB: Actor = { is: 'guest', personId: 'g_BBBBBBBBBBBBBBBBBBBBBA' as PersonId };
export const NOBODY: Actor = { is: 'nobody' };

export function testServices() {
  const tables = new MemoryTables();
  const updateLog = new MemoryUpdateLog(tables);
  const bus = new MemoryBus(silentLog);
  const clock = new HandClock();
  const worker = new PlainWorker();
  const commands: RoomCommand[] = [];
  bus.subscribe((command) => commands.push(command));
  const storage = { fails: false };
  let counter = 0;
  const needs = {
    documents: new MemoryDocuments(tables),
    people: new MemoryPeople(tables),
    accounts: new MemoryAccounts(tables),
    updateLog,
    bus,
    clock,
    worker,
    log: silentLog,
    limits: DEFAULT_LIMITS,
    access: 'open' as const,
    random: { bytes: (length: number) => new Uint8Array(length).fill(++counter) },
    sync: appendingSync(updateLog, clock, storage),
  };
  const projector = makeProjector(needs);
  return {
    documents: makeDocuments({ ...needs, projector }),
    people: makePeople(needs),
    needs,
    projector,
    tables,
    clock,
    worker,
    commands,
    storage,
  };
}

/** What rooms do with an edit of the server, as far as use cases can tell. */
function appendingSync(log: MemoryUpdateLog, clock: HandClock, storage: { fails: boolean }): Sync {
  return {
    async edit(documentId: DocumentId, make) {
      const content = await log.load(documentId);
      const update = await make(content);
      if (storage.fails) throw new AppError('storage_unavailable', 'the disk is full');
      const seq = content.tail.length + 1;
      const atMs = clock.nowMs();
      await log.append([{ documentId, seq, update, author: null, atMs, claims: [] }]);
    },
  };
}
