/**
 * The durable store of one instance: a folder with a SQLite database in it, which a thread of its
 * own reads and writes. The serving thread sees promises only and is never blocked by a query.
 */
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../lib/core/faults.ts';
import type { AccountStore, AccountTable, AuditLog, Guests } from '../../account-store.ts';
import type { AccessRequests, Directory } from '../../asking-ports.ts';
import type { FileRecords } from '../../file-ports.ts';
import type { Documents, History, Log, People, UpdateLog } from '../../ports.ts';
import type { Departures, Pictures } from '../../person-ports.ts';
import type { Publications } from '../../publication-ports.ts';
import type { ShareLinks, Sharing } from '../../sharing-ports.ts';
import { startThread } from '../../start-thread.ts';
import type { StorageGauge, WorkspaceLinks } from '../../workspace-ports.ts';
import { auditOver, guestsOver } from './account-calls.ts';
import { databaseFile, openDataFolder } from './data-folder.ts';
import { DatabaseClient } from './database-client.ts';
import { fileRecordsOver } from './file-calls.ts';
import { departuresOver, picturesOver } from './person-calls.ts';
import { publicationsOver } from './publication-calls.ts';
import {
  directoryOver,
  requestsOver,
  shareLinksOver,
  sharingOver,
  workspaceLinksOver,
} from './sharing-calls.ts';
import { storageGaugeOf } from './storage-gauge.ts';
import { packBatch, unpackContent } from './thread-protocol.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../prisma/sqlite/migrations', import.meta.url));

export interface Store {
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
  /** A consistent copy while everything goes on. @throws Error when `file` exists. */
  backup(file: string): Promise<void>;
  /** Would a write succeed right now? Touches the disk: ask every few seconds at most. */
  isWritable(): Promise<boolean>;
  /** Ends what was called before, and lets go of the folder. */
  close(): Promise<void>;
}

/**
 * Creates the folder if need be, locks it and brings the database to the newest schema.
 * @throws DataFolderError when another server has the folder; AppError when the database is not
 *   to be opened or migrated. The message says what to do.
 */
export async function openStore(options: {
  readonly dataFolder: string;
  readonly log: Log;
}): Promise<Store> {
  const folder = openDataFolder(options.dataFolder);
  const file = databaseFile(options.dataFolder);
  const client = new DatabaseClient({ file, migrationsFolder: MIGRATIONS }, options.log);
  try {
    await client.start();
  } catch (error) {
    folder.close();
    throw error;
  }
  return {
    updateLog: updateLogOf(client),
    history: historyOf(client),
    documents: documentsOf(client),
    people: {
      find: (id) => client.call('findPerson', id),
      findAll: (ids) => client.call('findPeople', ids),
      save: (id, profile, atMs) => client.call('savePerson', { id, profile, atMs }),
    },
    accounts: accountsOf(client),
    audit: auditOver((name, takes) => client.call(name, takes)),
    guests: guestsOver((name, takes) => client.call(name, takes)),
    sharing: sharingOver((name, takes) => client.call(name, takes)),
    shareLinks: shareLinksOver((name, takes) => client.call(name, takes)),
    pictures: picturesOver((name, takes) => client.call(name, takes)),
    departures: departuresOver((name, takes) => client.call(name, takes)),
    requests: requestsOver((name, takes) => client.call(name, takes)),
    directory: directoryOver((name, takes) => client.call(name, takes)),
    publications: publicationsOver((name, takes) => client.call(name, takes)),
    fileRecords: fileRecordsOver((name, takes) => client.call(name, takes)),
    workspaceLinks: workspaceLinksOver((name, takes) => client.call(name, takes)),
    gauge: storageGaugeOf(options.dataFolder, file),
    backup: (to) => copyInThread(file, to),
    isWritable: async () => {
      try {
        return await client.call('isWritable', null);
      } catch (error) {
        if (error instanceof AppError) return false;
        throw error;
      }
    },
    close: async () => {
      try {
        await client.close();
      } finally {
        folder.close();
      }
    },
  };
}

function updateLogOf(client: DatabaseClient): UpdateLog {
  return {
    append: (batch) => {
      const packed = packBatch(batch);
      return client.call('append', packed, [
        packed.numbers.buffer,
        packed.claims.buffer,
        packed.bytes.buffer,
      ]);
    },
    load: async (id) => unpackContent(await client.call('load', id)),
  };
}

function historyOf(client: DatabaseClient): History {
  return {
    lastSeq: (id) => client.call('lastSeq', id),
    head: (id) => client.call('head', id),
    rows: (id, fromSeq, toSeq) => client.call('readRows', { id, fromSeq, toSeq }),
    compact: (id, compaction) => client.call('compact', { id, compaction }),
    forget: (beforeMs) => client.call('forgetHistory', beforeMs),
  };
}

function documentsOf(client: DatabaseClient): Documents {
  return {
    create: (record) => client.call('createDocument', record),
    find: (id) => client.call('findDocument', id),
    list: (query) => client.call('listDocuments', query),
    owners: (scope, limit) => client.call('listOwners', { scope, limit }),
    project: (id, projection, updatedAtMs, updatedBy) =>
      client.call('projectDocument', { id, projection, updatedAtMs, updatedBy }),
    setTrashed: (id, trashedAtMs) => client.call('trashDocument', { id, trashedAtMs }),
    noteOpened: (id, personId, atMs) => client.call('noteOpened', { id, personId, atMs }),
    forgetOpened: (id, personId) => client.call('forgetOpened', { id, personId }),
    purgeTrashed: (beforeMs) => client.call('purgeTrashed', beforeMs),
    purge: (id, ownerId) => client.call('purgeDocument', { id, ownerId }),
  };
}

function accountsOf(client: DatabaseClient): AccountStore {
  // A table's rows and conditions travel as those of any table: `Calls` has one type a call.
  const query = (table: AccountTable, where: unknown) => ({ table, where: where as never });
  return {
    create: (rows) => client.call('createAccounts', rows),
    find: async (table, where) => (await client.call('findAccount', query(table, where))) as never,
    list: async (table, where, order) =>
      (await client.call('listAccounts', {
        ...query(table, where),
        order: order as never,
      })) as never,
    count: (table, where) => client.call('countAccounts', query(table, where)),
    update: (table, where, change) =>
      client.call('updateAccounts', { ...query(table, where), change: change as never }),
    remove: (table, where) => client.call('removeAccounts', query(table, where)),
  };
}

/** Neither the serving thread nor the database thread could make a copy without a long stop. */
function copyInThread(from: string, to: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startThread(new URL('./backup-thread.ts', import.meta.url), {
      name: 'backup',
      workerData: { from, to },
    });
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the backup thread ended with ${code}`)));
  });
}
