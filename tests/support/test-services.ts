/** The use cases over memory, with a hand-turned clock and a log one can break. */
import type { Actor } from '../../lib/core/actor.ts';
import type { ListedDocument } from '../../lib/core/document-list.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS, type Limits } from '../../lib/core/limits.ts';
import type { AccessMode } from '../../lib/core/policy.ts';
import { MemoryAccessRequests } from '../../server/adapters/memory/access-requests.ts';
import { MemoryAudit } from '../../server/adapters/memory/audit.ts';
import { MemoryBus } from '../../server/adapters/memory/bus.ts';
import { MemoryAccounts } from '../../server/adapters/memory/accounts.ts';
import { MemoryDirectory } from '../../server/adapters/memory/directory.ts';
import { MemoryDocuments } from '../../server/adapters/memory/documents.ts';
import { MemoryFileRecords } from '../../server/adapters/memory/file-records.ts';
import { MemoryFiles } from '../../server/adapters/memory/files.ts';
import { MemoryPeople } from '../../server/adapters/memory/people.ts';
import { MemoryPictures } from '../../server/adapters/memory/pictures.ts';
import { MemoryPublications } from '../../server/adapters/memory/publications.ts';
import { MemoryShareLinks } from '../../server/adapters/memory/share-links.ts';
import { MemorySharing } from '../../server/adapters/memory/sharing.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import { MemoryUpdateLog } from '../../server/adapters/memory/update-log.ts';
import { makePasswords } from '../../server/adapters/passwords.ts';
import { makeTokenVault } from '../../server/adapters/token-vault.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { RoomCommand, Sync } from '../../server/ports.ts';
import type { Presences } from '../../server/sharing-ports.ts';
import type { Caller } from '../../server/services/accounts/account-needs.ts';
import { makeAudit } from '../../server/services/accounts/audit.ts';
import { RepeatedAudit } from '../../server/services/accounts/repeated-audit.ts';
import { startAccessWatch } from '../../server/services/access-watch.ts';
import { makeAdding } from '../../server/services/adding.ts';
import { makeArrival } from '../../server/services/arrival.ts';
import { makeAsking } from '../../server/services/asking.ts';
import { makeDocuments } from '../../server/services/documents.ts';
import { makeFiles } from '../../server/services/files/files.ts';
import { makeFirstSights } from '../../server/services/first-sights.ts';
import { makeMentions } from '../../server/services/mentions.ts';
import { makePeople } from '../../server/services/people.ts';
import { makeProjector } from '../../server/services/projection.ts';
import type { DocumentServices, ListQuery } from '../../server/services/services.ts';
import { makePublishing } from '../../server/services/publishing/publishing.ts';
import { makeSharing } from '../../server/services/sharing.ts';
import { makeTrash } from '../../server/services/trash.ts';
import { makeVisits } from '../../server/services/visits.ts';
import { aMember } from './account-rows.ts';
import { HandClock } from './hand-clock.ts';
import { PlainIncoming } from './plain-incoming.ts';
import { PlainPictureTool } from './plain-picture-tool.ts';
import { PlainWorker } from './plain-worker.ts';
import { silentLog } from './silent-log.ts';

export const ADA = {
  is: 'guest',
  personId: 'g_AAAAAAAAAAAAAAAAAAAAAA' as PersonId,
} as const satisfies Actor;
export const BOB = {
  is: 'guest',
  personId: 'g_BBBBBBBBBBBBBBBBBBBBBA' as PersonId,
} as const satisfies Actor;
export const CLEO = {
  is: 'member',
  personId: 'm_CCCCCCCCCCCCCCCCCCCCCA' as PersonId,
} as const satisfies Actor;
export const NOBODY: Actor = { is: 'nobody' };

/** A request of somebody. */
export function by(actor: Actor, address = '192.0.2.1'): Caller {
  return { actor, guestId: null, isDirect: false, address, device: 'Test/1.0' };
}

/** Strong enough for no one, quick enough for tests. */
export const CHEAP = { memoryKib: 64, passes: 1 };

/** A list as its rows. */
export async function listed(
  documents: DocumentServices,
  actor: Actor,
  query: ListQuery = {},
): Promise<readonly ListedDocument[]> {
  return (await documents.list(actor, query)).documents;
}

export interface TestWorld {
  readonly access?: AccessMode;
  readonly limits?: Partial<Limits>;
  /** What it shares with rooms, in tests that have real ones. */
  readonly tables?: MemoryTables;
  readonly bus?: MemoryBus;
  readonly presences?: Presences;
  /** In place of the hand-turned one. */
  readonly machineClock?: Clock;
}

export function testServices(options: TestWorld = {}) {
  const { access = 'open', limits = {} } = options;
  const tables = options.tables ?? new MemoryTables();
  if (!tables.accounts.has('member')) {
    tables.accounts.set('member', [{ ...aMember({ id: CLEO.personId }) }]);
  }
  const updateLog = new MemoryUpdateLog(tables);
  const bus = options.bus ?? new MemoryBus(silentLog);
  const clock = new HandClock();
  const worker = new PlainWorker();
  const commands: RoomCommand[] = [];
  bus.subscribe((command) => commands.push(command));
  const storage = { fails: false };
  /** Who has which document open. */
  const present = new Map<DocumentId, (PersonId | null)[]>();
  let counter = 0;
  const auditLog = new MemoryAudit(tables);
  const all = { ...DEFAULT_LIMITS, ...limits };
  const audits = { auditLog, clock, limits: all, log: silentLog };
  const audit = makeAudit(audits);
  const needs = {
    audit,
    repeatedAudit: new RepeatedAudit({ ...audits, audit }),
    documents: new MemoryDocuments(tables),
    people: new MemoryPeople(tables),
    pictures: new MemoryPictures(tables),
    accounts: new MemoryAccounts(tables),
    sharing: new MemorySharing(tables),
    shareLinks: new MemoryShareLinks(tables),
    requests: new MemoryAccessRequests(tables),
    directory: new MemoryDirectory(tables),
    publications: new MemoryPublications(tables),
    files: new MemoryFiles(options.machineClock ?? clock),
    fileRecords: new MemoryFileRecords(tables),
    incoming: new PlainIncoming(),
    pictureTool: new PlainPictureTool(),
    auditLog,
    presences: options.presences ?? { peopleIn: (id: DocumentId) => present.get(id) ?? [] },
    vault: makeTokenVault(new Uint8Array(32).fill(7)),
    passwords: makePasswords(CHEAP),
    updateLog,
    history: updateLog,
    bus,
    clock: options.machineClock ?? clock,
    worker,
    log: silentLog,
    limits: all,
    access,
    random: { bytes: (length: number) => new Uint8Array(length).fill(++counter) },
    sync: appendingSync(updateLog, options.machineClock ?? clock, storage),
  };
  const projector = makeProjector(needs);
  return {
    documents: makeDocuments({ ...needs, projector }),
    trash: makeTrash(needs),
    people: makePeople(needs),
    needs,
    auditLog,
    projector,
    tables,
    clock,
    worker,
    commands,
    storage,
    present,
  };
}

/** With sharing and its watch, which keeps a timer. */
export function testSharing(options: TestWorld = {}) {
  const world = testServices(options);
  const watch = startAccessWatch(world.needs);
  const needs = { ...world.needs, watch };
  return {
    ...world,
    watch,
    sharing: makeSharing(needs),
    arrival: makeArrival({ ...needs, introduce: world.people.introduce }),
    adding: makeAdding(needs),
    asking: makeAsking(needs),
    visits: makeVisits(needs),
    publishing: makePublishing(needs),
    mentions: makeMentions(needs),
    files: makeFiles(needs),
    firstSights: makeFirstSights(needs),
  };
}

/** What rooms do with an edit of the server, as far as use cases can tell. */
function appendingSync(log: MemoryUpdateLog, clock: Clock, storage: { fails: boolean }): Sync {
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
