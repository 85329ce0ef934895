/** The stores that must all keep the same promises. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../lib/core/faults.ts';
import type { AccountStore, AuditLog, Guests } from '../../server/account-store.ts';
import { MemoryAccessRequests } from '../../server/adapters/memory/access-requests.ts';
import { MemoryAccounts } from '../../server/adapters/memory/accounts.ts';
import { MemoryAudit } from '../../server/adapters/memory/audit.ts';
import { MemoryDepartures } from '../../server/adapters/memory/departures.ts';
import { MemoryDirectory } from '../../server/adapters/memory/directory.ts';
import { MemoryDocuments } from '../../server/adapters/memory/documents.ts';
import { MemoryFileRecords } from '../../server/adapters/memory/file-records.ts';
import { MemoryGuests } from '../../server/adapters/memory/guests.ts';
import { MemoryPeople } from '../../server/adapters/memory/people.ts';
import { MemoryPictures } from '../../server/adapters/memory/pictures.ts';
import { MemoryPublications } from '../../server/adapters/memory/publications.ts';
import { MemoryShareLinks } from '../../server/adapters/memory/share-links.ts';
import { MemorySharing } from '../../server/adapters/memory/sharing.ts';
import { MemoryGauge } from '../../server/adapters/memory/storage-gauge.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import { MemoryUpdateLog } from '../../server/adapters/memory/update-log.ts';
import { MemoryWorkspaceLinks } from '../../server/adapters/memory/workspace-links.ts';
import { openStore } from '../../server/adapters/prisma/store.ts';
import type { AccessRequests, Directory } from '../../server/asking-ports.ts';
import type { FileRecords } from '../../server/file-ports.ts';
import type { Documents, History, LogEntry, People, UpdateLog } from '../../server/ports.ts';
import type { Departures, Pictures } from '../../server/person-ports.ts';
import type { Publications } from '../../server/publication-ports.ts';
import type { ShareLinks, Sharing } from '../../server/sharing-ports.ts';
import type { StorageGauge, WorkspaceLinks } from '../../server/workspace-ports.ts';
import { FaultyUpdateLog } from '../support/faulty-update-log.ts';
import { silentLog } from '../support/silent-log.ts';

export interface StoreUnderTest {
  readonly updateLog: UpdateLog;
  readonly history: History;
  readonly documents: Documents;
  readonly people: People;
  readonly accounts: AccountStore;
  readonly audit: AuditLog;
  readonly guests: Guests;
  readonly sharing: Sharing;
  readonly shareLinks: ShareLinks;
  readonly pictures: Pictures;
  readonly departures: Departures;
  readonly requests: AccessRequests;
  readonly directory: Directory;
  readonly publications: Publications;
  readonly fileRecords: FileRecords;
  readonly workspaceLinks: WorkspaceLinks;
  readonly gauge: StorageGauge;
  close(): Promise<void>;
}

export async function memoryStore(): Promise<StoreUnderTest> {
  const tables = new MemoryTables();
  const updateLog = new MemoryUpdateLog(tables);
  return {
    updateLog,
    history: updateLog,
    documents: new MemoryDocuments(tables),
    people: new MemoryPeople(tables),
    accounts: new MemoryAccounts(tables),
    audit: new MemoryAudit(tables),
    guests: new MemoryGuests(tables),
    sharing: new MemorySharing(tables),
    shareLinks: new MemoryShareLinks(tables),
    pictures: new MemoryPictures(tables),
    departures: new MemoryDepartures(tables),
    requests: new MemoryAccessRequests(tables),
    directory: new MemoryDirectory(tables),
    publications: new MemoryPublications(tables),
    fileRecords: new MemoryFileRecords(tables),
    workspaceLinks: new MemoryWorkspaceLinks(tables),
    gauge: new MemoryGauge(tables),
    close: async () => undefined,
  };
}

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'sheaf-store-'));
}

export async function sqliteStore(): Promise<StoreUnderTest> {
  const dataFolder = newDataFolder();
  const store = await openStore({ dataFolder, log: silentLog });
  return {
    ...store,
    close: async () => {
      await store.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}

/** Every append first stores nothing, then loses its answer, then succeeds: as a room retries. */
export async function faultyStore(): Promise<StoreUnderTest> {
  const store = await memoryStore();
  const faulty = new FaultyUpdateLog(store.updateLog);
  const retry = async (batch: readonly LogEntry[]): Promise<void> => {
    faulty.failNext();
    faulty.loseNextAnswer();
    for (let attempt = 0; attempt < 2; attempt++) {
      const wasStored = await faulty.append(batch).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof AppError) || error.code !== 'storage_unavailable') throw error;
          return false;
        },
      );
      if (wasStored) throw new Error('a fault was asked for and did not happen');
    }
    await faulty.append(batch);
  };
  // One at a time, so that the faults meet the batch they are meant for.
  let last: Promise<void> = Promise.resolve();
  return {
    ...store,
    updateLog: {
      append: (batch) => {
        last = last
          .catch(() => undefined)
          .then(() => {
            faulty.heal();
            return retry(batch);
          });
        return last;
      },
      load: (id) => faulty.load(id),
    },
  };
}
