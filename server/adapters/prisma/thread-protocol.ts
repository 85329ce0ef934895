/**
 * What the serving thread and the database thread say to each other. Bytes travel as one buffer
 * that changes hands: a clone of a view into a shared pool would copy all of the pool.
 */
import { setImmediate } from 'node:timers/promises';
import type { DocumentRecord, Projection } from '../../../lib/core/document.ts';
import type { Profile } from '../../../lib/core/actor.ts';
import type { FaultCode } from '../../../lib/core/faults.ts';
import type { ClientId, DocumentId, PersonId, Seq } from '../../../lib/core/ids.ts';
import type { AccountRow, AccountTable, NewRow, Order, Where } from '../../account-store.ts';
import type {
  DocumentPage,
  DocumentQuery,
  ListScope,
  LogEntry,
  LogFacts,
  StoredContent,
  StoredSnapshot,
} from '../../ports.ts';
import type { AccountCalls } from './account-calls.ts';
import type { FileCalls } from './file-calls.ts';
import type { HistoryCalls } from './history-calls.ts';
import type { PersonCalls } from './person-calls.ts';
import type { PublicationCalls } from './publication-calls.ts';
import type { SharingCalls } from './sharing-calls.ts';

/** Every call there is: what it takes and what it gives. */
export interface Calls
  extends HistoryCalls, SharingCalls, AccountCalls, PersonCalls, PublicationCalls, FileCalls {
  append: { takes: PackedBatch; gives: void };
  load: { takes: DocumentId; gives: PackedContent };
  createDocument: { takes: DocumentRecord; gives: void };
  findDocument: { takes: DocumentId; gives: DocumentRecord | null };
  listDocuments: { takes: DocumentQuery; gives: DocumentPage };
  listOwners: { takes: { readonly scope: ListScope; readonly limit: number }; gives: PersonId[] };
  projectDocument: {
    takes: {
      readonly id: DocumentId;
      readonly projection: Projection;
      readonly updatedAtMs: number;
      readonly updatedBy: PersonId | null | undefined;
    };
    gives: void;
  };
  trashDocument: {
    takes: { readonly id: DocumentId; readonly trashedAtMs: number | null };
    gives: void;
  };
  noteOpened: {
    takes: { readonly id: DocumentId; readonly personId: PersonId; readonly atMs: number };
    gives: void;
  };
  forgetOpened: {
    takes: { readonly id: DocumentId; readonly personId: PersonId };
    gives: void;
  };
  purgeTrashed: { takes: number; gives: readonly DocumentId[] };
  purgeDocument: {
    takes: { readonly id: DocumentId; readonly ownerId: PersonId };
    gives: boolean;
  };
  findPerson: { takes: PersonId; gives: Profile | null };
  findPeople: { takes: readonly PersonId[]; gives: ReadonlyMap<PersonId, Profile> };
  savePerson: {
    takes: { readonly id: PersonId; readonly profile: Profile; readonly atMs: number };
    gives: void;
  };
  createAccounts: { takes: readonly NewRow[]; gives: boolean };
  findAccount: { takes: AccountQuery; gives: AccountRow | null };
  listAccounts: {
    takes: AccountQuery & { readonly order: Order<AccountRow> };
    gives: AccountRow[];
  };
  countAccounts: { takes: AccountQuery; gives: number };
  updateAccounts: {
    takes: AccountQuery & { readonly change: Partial<AccountRow> };
    gives: number;
  };
  removeAccounts: { takes: AccountQuery; gives: number };
  isWritable: { takes: null; gives: boolean };
  /** Ends what was called before, then the thread. */
  close: { takes: null; gives: void };
}
export type CallName = keyof Calls;

/** Table and conditions belong together; the store's two ends see to that. */
export interface AccountQuery {
  readonly table: AccountTable;
  readonly where: Where<AccountRow>;
}

/** One call, with the number that its reply repeats. */
export type Call = {
  readonly [Name in CallName]: {
    readonly id: number;
    readonly name: Name;
    readonly takes: Calls[Name]['takes'];
  };
}[CallName];

export type FromThread =
  | { readonly is: 'ready' }
  | { readonly is: 'done'; readonly id: number; readonly gives: unknown }
  | {
      readonly is: 'failed';
      /** null: the thread could not start. */
      readonly id: number | null;
      readonly code: FaultCode;
      readonly detail: string;
    }
  | {
      readonly is: 'log';
      readonly level: 'debug' | 'info' | 'warn' | 'error';
      readonly event: string;
      readonly facts: LogFacts;
    };

export interface ThreadOptions {
  readonly file: string;
  readonly migrationsFolder: string;
}

/**
 * A batch as columns: cloning 100 entries as objects takes longer than storing them. The
 * buffers change hands.
 */
export interface PackedBatch {
  /** Documents and authors, each once. */
  readonly ids: readonly string[];
  /** `NUMBERS_PER_ENTRY` of each entry in turn. */
  readonly numbers: Float64Array<ArrayBuffer>;
  /** Of all entries in turn. */
  readonly claims: Float64Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Index of the document, seq, index of the author or -1, time in ms, bytes, number of claims. */
const NUMBERS_PER_ENTRY = 6;
const NO_AUTHOR = -1;

export function packBatch(batch: readonly LogEntry[]): PackedBatch {
  const indexes = new Map<string, number>();
  const indexOf = (id: string): number => {
    const index = indexes.get(id) ?? indexes.size;
    indexes.set(id, index);
    return index;
  };
  const numbers = new Float64Array(batch.length * NUMBERS_PER_ENTRY);
  for (const [at, entry] of batch.entries()) {
    const from = at * NUMBERS_PER_ENTRY;
    numbers[from] = indexOf(entry.documentId);
    numbers[from + 1] = entry.seq;
    numbers[from + 2] = entry.author === null ? NO_AUTHOR : indexOf(entry.author);
    numbers[from + 3] = entry.atMs;
    numbers[from + 4] = entry.update.length;
    numbers[from + 5] = entry.claims.length;
  }
  return {
    ids: [...indexes.keys()],
    numbers,
    claims: Float64Array.from(batch.flatMap((entry) => entry.claims)),
    bytes: concatenate(batch.map(({ update }) => update)),
  };
}

export function unpackBatch({ ids, numbers, claims, bytes }: PackedBatch): LogEntry[] {
  const batch: LogEntry[] = [];
  let byteAt = 0;
  let claimAt = 0;
  for (let at = 0; at < numbers.length; at += NUMBERS_PER_ENTRY) {
    const number = (column: number): number => numbers[at + column] ?? 0;
    const [author, length, claimed] = [number(2), number(4), number(5)];
    batch.push({
      documentId: ids[number(0)] as DocumentId,
      seq: number(1),
      update: bytes.subarray(byteAt, byteAt + length),
      author: author === NO_AUTHOR ? null : (ids[author] as PersonId),
      atMs: number(3),
      claims: claimed === 0 ? [] : Array.from(claims.subarray(claimAt, claimAt + claimed)),
    });
    byteAt += length;
    claimAt += claimed;
  }
  return batch;
}

/** Updates unpacked without a break: about 2 ms. */
const SLICE_UPDATES = 10_000;

export interface PackedContent {
  readonly snapshot: StoredSnapshot | null;
  readonly firstSeq: Seq;
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** Of the tail. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly owners: ReadonlyMap<ClientId, PersonId | null>;
  readonly damagedAtSeq: Seq | null;
}

export function packContent({
  snapshot,
  tail,
  owners,
  damagedAtSeq,
}: StoredContent): PackedContent {
  const updates = tail.map(({ update }) => update);
  return {
    snapshot,
    firstSeq: tail[0]?.seq ?? 1,
    lengths: Uint32Array.from(updates, (update) => update.length),
    bytes: concatenate(updates),
    owners,
    damagedAtSeq,
  };
}

/**
 * The updates are views into one buffer: whoever keeps a single one keeps them all.
 * Runs on the serving thread, so a long log is taken apart in slices.
 */
export async function unpackContent(packed: PackedContent): Promise<StoredContent> {
  const { snapshot, firstSeq, lengths, bytes } = packed;
  const tail: { readonly seq: Seq; readonly update: Uint8Array }[] = [];
  let from = 0;
  for (const length of lengths) {
    tail.push({ seq: firstSeq + tail.length, update: bytes.subarray(from, from + length) });
    from += length;
    if (tail.length % SLICE_UPDATES === 0) await setImmediate();
  }
  return {
    snapshot,
    tail,
    owners: packed.owners,
    damagedAtSeq: packed.damagedAtSeq,
  };
}

/** A new buffer: those of the caller stay the caller's. */
function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
