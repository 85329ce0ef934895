/** The thread that alone owns the database: migrates it, then serves calls until closed. */
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { type Transferable, parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../../lib/core/ids.ts';
import { assert } from '../../../lib/std/assert.ts';
import type { HistoryPage, Log, LogFacts, LogHead, StoredSnapshot } from '../../ports.ts';
import { PrismaAccessRequests } from './access-requests.ts';
import { type AccountPorts, answerAccounts, isOfAccounts } from './account-calls.ts';
import { PrismaAccounts } from './accounts.ts';
import { PrismaAudit } from './audit.ts';
import { SqliteDatabase } from './database.ts';
import { PrismaDepartures } from './departures.ts';
import { PrismaDirectory } from './directory.ts';
import { PrismaDocuments } from './documents.ts';
import { answerFiles, isFileCall } from './file-calls.ts';
import { PrismaFileRecords } from './file-records.ts';
import { PrismaGuests } from './guests.ts';
import { answerHistory } from './history-calls.ts';
import { beginNewEpochs } from './lineage.ts';
import { migrate, readMigrations } from './migrate.ts';
import { PrismaPeople } from './people.ts';
import { answerPeople, isPersonCall, type PersonPorts } from './person-calls.ts';
import { PrismaPictures } from './pictures.ts';
import { Places } from './places.ts';
import { PrismaShareLinks } from './share-links.ts';
import { answerPublications, isPublicationCall } from './publication-calls.ts';
import { answerSharing, type SharingPorts } from './sharing-calls.ts';
import { PrismaSharing } from './sharing.ts';
import { storageFault } from './storage-fault.ts';
import {
  type Call,
  type FromThread,
  type PackedContent,
  type ThreadOptions,
  packContent,
  unpackBatch,
} from './thread-protocol.ts';
import { PrismaUpdateLog } from './update-log.ts';
import { PrismaPublications } from './publications.ts';
import { PrismaWorkspaceLinks } from './workspace-links.ts';

assert(parentPort !== null, 'runs as a thread');
const port = parentPort;

const say = (message: FromThread, transfer: readonly Transferable[] = []): void =>
  port.postMessage(message, transfer);

const logAt =
  (level: 'debug' | 'info' | 'warn' | 'error') =>
  (event: string, facts: LogFacts = {}): void =>
    say({ is: 'log', level, event, facts });
const log: Log = {
  debug: logAt('debug'),
  info: logAt('info'),
  warn: logAt('warn'),
  error: logAt('error'),
};

/** No id of ours is as short, and documents are numbered from 1 on. */
const NOWHERE = 'nowhere' as DocumentId;

class Server {
  readonly #file: string;
  readonly #database: SqliteDatabase;
  readonly #updateLog: PrismaUpdateLog;
  readonly #documents: PrismaDocuments;
  readonly #people: PrismaPeople;
  readonly #places = new Places();
  readonly #accounts: PrismaAccounts;
  readonly #ofAccounts: AccountPorts;
  readonly #ofPeople: PersonPorts;
  readonly #ofSharing: SharingPorts;
  readonly #publications: PrismaPublications;
  readonly #files: PrismaFileRecords;

  constructor({ file, migrationsFolder }: ThreadOptions) {
    const { applied, copy } = migrate(file, readMigrations(migrationsFolder));
    if (applied.length > 0) log.info('database.migrated', { applied, copy });
    const setBack = beginNewEpochs(file);
    if (setBack !== null) log.warn('database.restored', { documents: setBack });
    this.#file = file;
    this.#database = new SqliteDatabase(file, log);
    this.#updateLog = new PrismaUpdateLog(this.#database, this.#places);
    this.#documents = new PrismaDocuments(this.#database, this.#places);
    this.#people = new PrismaPeople(this.#database);
    this.#accounts = new PrismaAccounts(this.#database);
    this.#ofAccounts = {
      guests: new PrismaGuests(this.#database),
      audit: new PrismaAudit(this.#database),
    };
    this.#ofPeople = {
      pictures: new PrismaPictures(this.#database),
      departures: new PrismaDepartures(this.#database),
    };
    this.#publications = new PrismaPublications(this.#database, this.#places);
    this.#files = new PrismaFileRecords(this.#database, this.#places);
    this.#ofSharing = {
      sharing: new PrismaSharing(this.#database, this.#places),
      links: new PrismaShareLinks(this.#database, this.#places),
      allLinks: new PrismaWorkspaceLinks(this.#database),
      requests: new PrismaAccessRequests(this.#database, this.#places),
      directory: new PrismaDirectory(this.#database),
    };
  }

  /** Opens the connection, so that what is wrong with the file shows at the start. */
  async start(): Promise<void> {
    await this.#database.run((client) => client.$queryRaw`SELECT 1`);
    await this.#rehearse();
  }

  /** Reads a document that is nowhere: whoever opens the first real one finds the code compiled. */
  async #rehearse(): Promise<void> {
    await this.#documents.find(NOWHERE);
    await this.#people.find(NOWHERE as string as PersonId);
    await this.#ofSharing.sharing.givenIn(NOWHERE, [NOWHERE as string as PersonId], 0);
    for (const snapshotSeq of [0, 1]) {
      this.#places.note(NOWHERE, { number: 0, lastSeq: 2, snapshotSeq });
      await this.#updateLog.load(NOWHERE);
    }
    this.#places.forget(NOWHERE);
  }

  answer(call: Call): Promise<unknown> {
    switch (call.name) {
      case 'append':
        return this.#updateLog.append(unpackBatch(call.takes));
      case 'load':
        return this.#updateLog.load(call.takes).then(packContent);
      case 'lastSeq':
      case 'head':
      case 'readRows':
      case 'compact':
      case 'forgetHistory':
        return answerHistory(this.#updateLog, call);
      case 'createDocument':
        return this.#documents.create(call.takes);
      case 'findDocument':
        return this.#documents.find(call.takes);
      case 'listDocuments':
        return this.#documents.list(call.takes);
      case 'listOwners':
        return this.#documents.owners(call.takes.scope, call.takes.limit);
      case 'projectDocument':
        return this.#documents.project(
          call.takes.id,
          call.takes.projection,
          call.takes.updatedAtMs,
          call.takes.updatedBy,
        );
      case 'trashDocument':
        return this.#documents.setTrashed(call.takes.id, call.takes.trashedAtMs);
      case 'noteOpened':
        return this.#documents.noteOpened(call.takes.id, call.takes.personId, call.takes.atMs);
      case 'forgetOpened':
        return this.#documents.forgetOpened(call.takes.id, call.takes.personId);
      case 'purgeTrashed':
        return this.#documents.purgeTrashed(call.takes);
      case 'purgeDocument':
        return this.#documents.purge(call.takes.id, call.takes.ownerId);
      case 'findPerson':
        return this.#people.find(call.takes);
      case 'findPeople':
        return this.#people.findAll(call.takes);
      case 'savePerson':
        return this.#people.save(call.takes.id, call.takes.profile, call.takes.atMs);
      case 'createAccounts':
        return this.#accounts.create(call.takes);
      case 'findAccount':
        return this.#accounts.find(call.takes.table, call.takes.where);
      case 'listAccounts':
        return this.#accounts.list(call.takes.table, call.takes.where, call.takes.order);
      case 'countAccounts':
        return this.#accounts.count(call.takes.table, call.takes.where);
      case 'updateAccounts':
        return this.#accounts.update(call.takes.table, call.takes.where, call.takes.change);
      case 'removeAccounts':
        return this.#accounts.remove(call.takes.table, call.takes.where);
      case 'isWritable':
        return this.#isWritable();
      case 'close':
        this.#updateLog.stop();
        return this.#database.close();
      default:
        if (isFileCall(call)) return answerFiles(this.#files, call);
        if (isPublicationCall(call)) return answerPublications(this.#publications, call);
        if (isOfAccounts(call)) return answerAccounts(this.#ofAccounts, call);
        return isPersonCall(call)
          ? answerPeople(this.#ofPeople, call)
          : answerSharing(this.#ofSharing, call);
    }
  }

  async #isWritable(): Promise<boolean> {
    try {
      // Takes the write lock, so it fails on a read-only file, and changes nothing.
      await this.#database.run(
        (client) => client.$executeRaw`UPDATE "Person" SET "hue" = 0 WHERE 0`,
      );
      probeDisk(`${this.#file}.probe`);
      return true;
    } catch (error) {
      log.warn('database.not-writable', { why: storageFault(error).message });
      return false;
    }
  }
}

/** A full disk shows only when something is written. @throws Error of the file system. */
function probeDisk(file: string): void {
  const descriptor = openSync(file, 'w', 0o600);
  try {
    writeSync(descriptor, new Uint8Array(4_096));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
    rmSync(file, { force: true });
  }
}

function failed(id: number | null, error: unknown): FromThread {
  const { code, message } = storageFault(error);
  return { is: 'failed', id, code, detail: message.replace(`${code}: `, '') };
}

async function serve(server: Server, call: Call): Promise<void> {
  try {
    const gives = await server.answer(call);
    const transfer = buffersOf(call.name, gives);
    say({ is: 'done', id: call.id, gives }, transfer);
  } catch (error) {
    if (!(error instanceof AppError))
      log.error('database.call-failed', { name: call.name, err: error });
    say(failed(call.id, error));
  }
  if (call.name === 'close') port.close();
}

/** Of what is large. Blobs that SQLite gives have a buffer each, and are not copied again. */
function buffersOf(name: Call['name'], gives: unknown): ArrayBuffer[] {
  switch (name) {
    case 'load': {
      const { bytes, lengths, snapshot } = gives as PackedContent;
      return [bytes.buffer, lengths.buffer, ...snapshotBuffers(snapshot)];
    }
    case 'head':
      return snapshotBuffers((gives as LogHead).snapshot);
    case 'readRows':
      return ownBuffers([(gives as HistoryPage).rows]);
    default:
      return [];
  }
}

function snapshotBuffers(snapshot: StoredSnapshot | null): ArrayBuffer[] {
  if (snapshot === null) return [];
  const { state, sidecar } = snapshot;
  return ownBuffers(sidecar === null ? [state] : [state, sidecar]);
}

/** Small blobs may be slices of a pool, which must stay. */
function ownBuffers(parts: readonly Uint8Array[]): ArrayBuffer[] {
  return parts
    .filter((part) => part.length === part.buffer.byteLength)
    .map((part) => part.buffer as ArrayBuffer);
}

try {
  const server = new Server(workerData as ThreadOptions);
  await server.start();
  port.on('message', (call: Call) => void serve(server, call));
  say({ is: 'ready' });
} catch (error) {
  say(failed(null, error));
}
