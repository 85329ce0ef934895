/** The one IndexedDB database of this origin: its stores and who may open it. */
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import { CopyIsNewerError } from './local-copies.ts';
import type { CopyKey, CopyOwner } from './local-copies.ts';
import type { PersonId, Seq } from '../core/ids.ts';

const NAME = 'sheaf';
/** Of the stores below; the editor schema has a version of its own in every copy. */
const STORES_VERSION = 1;

export interface CopyRecord extends CopyKey {
  readonly id: string;
  /** Editor schema of the page that wrote last. */
  readonly schemaVersion: number;
  /** The rows hold everything up to this seq. */
  readonly since: Seq | null;
  readonly touchedAtMs: number;
  /** Its rows belong to this person's copy now; absent: they are here. */
  readonly movedTo?: PersonId;
}

export interface AsideRecord {
  readonly owner: string;
  readonly text: string;
  readonly atMs: number;
}

interface Stores extends DBSchema {
  copies: { key: string; value: CopyRecord };
  rows: {
    key: number;
    value: { readonly copyId: string; readonly update: Uint8Array };
    indexes: { copyId: string };
  };
  /** Keys of rows the server may lack: apart, so that marking one stored rewrites no update. */
  unsent: {
    key: number;
    value: { readonly copyId: string; readonly rowKey: number };
    indexes: { copyId: string };
  };
  /** Text that lost its document: after a final refusal. */
  aside: { key: number; value: AsideRecord; indexes: { owner: string } };
}

type StoreName = 'copies' | 'rows' | 'unsent' | 'aside';
export type CopyDatabase = IDBPDatabase<Stores>;
export type CopyTransaction = IDBPTransaction<Stores, StoreName[], 'readwrite'>;

const STORE_NAMES: StoreName[] = ['copies', 'rows', 'unsent', 'aside'];

export function copyIdOf(key: CopyKey): string {
  return `${ownerOf(key)}/${key.epoch}`;
}

export function ownerOf(key: CopyOwner): string {
  return `${key.personId ?? '-'}/${key.documentId}`;
}

/** @throws CopyIsNewerError when a newer page has changed the stores. */
export async function openCopyDatabase(): Promise<CopyDatabase> {
  try {
    return await openStores();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') {
      throw new CopyIsNewerError({ cause: error });
    }
    throw error;
  }
}

function openStores(): Promise<CopyDatabase> {
  return openDB<Stores>(NAME, STORES_VERSION, {
    upgrade(database) {
      database.createObjectStore('copies', { keyPath: 'id' });
      const rows = database.createObjectStore('rows', { autoIncrement: true });
      rows.createIndex('copyId', 'copyId');
      const unsent = database.createObjectStore('unsent', { keyPath: 'rowKey' });
      unsent.createIndex('copyId', 'copyId');
      const aside = database.createObjectStore('aside', { autoIncrement: true });
      aside.createIndex('owner', 'owner');
    },
    blocking(_current, _blocked, event) {
      // A newer page waits to change the stores; this page's writes fail from here on, and it says so.
      (event.target as IDBDatabase).close();
    },
  });
}

/**
 * Runs `work` in one transaction and resolves when the browser has written it; `strict`: to the disk
 * itself, as far as the browser knows. `work` may await nothing but requests of the transaction.
 */
export async function inOneTransaction<Result>(
  database: CopyDatabase,
  durability: 'strict' | 'relaxed',
  work: (transaction: CopyTransaction) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction(STORE_NAMES, 'readwrite', { durability });
  // Both are awaited together: either may reject first, and neither may go unheard.
  const [result] = await Promise.all([
    work(transaction).catch((error: unknown) => {
      abort(transaction);
      throw error;
    }),
    transaction.done,
  ]);
  return result;
}

function abort(transaction: CopyTransaction): void {
  try {
    transaction.abort();
  } catch {
    // Already aborted by the failure that brought us here.
  }
}
