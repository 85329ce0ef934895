/**
 * What the serving thread and the database thread say to each other. Bytes travel as one buffer
 * that changes hands: a clone of a view into a shared pool would copy all of the pool.
 */
import type { DocumentRecord, Projection } from '../../../lib/core/document.ts';
import type { Profile } from '../../../lib/core/actor.ts';
import type { FaultCode } from '../../../lib/core/faults.ts';
import type { ClientId, DocumentId, PersonId, Seq } from '../../../lib/core/ids.ts';
import type { DocumentQuery, LogEntry, LogFacts, StoredContent } from '../../ports.ts';

/** Every call there is: what it takes and what it gives. */
export interface Calls {
  append: { takes: PackedBatch; gives: void };
  load: { takes: DocumentId; gives: PackedContent };
  createDocument: { takes: DocumentRecord; gives: void };
  findDocument: { takes: DocumentId; gives: DocumentRecord | null };
  listDocuments: { takes: DocumentQuery; gives: DocumentRecord[] };
  projectDocument: {
    takes: {
      readonly id: DocumentId;
      readonly projection: Projection;
      readonly updatedAtMs: number;
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
  purgeTrashed: { takes: number; gives: number };
  findPerson: { takes: PersonId; gives: Profile | null };
  savePerson: {
    takes: { readonly id: PersonId; readonly profile: Profile; readonly atMs: number };
    gives: void;
  };
  isWritable: { takes: null; gives: boolean };
  /** Ends what was called before, then the thread. */
  close: { takes: null; gives: void };
}
export type CallName = keyof Calls;

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

export interface PackedBatch {
  readonly entries: readonly (Omit<LogEntry, 'update'> & { readonly length: number })[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function packBatch(batch: readonly LogEntry[]): PackedBatch {
  return {
    entries: batch.map(({ update, ...rest }) => ({ ...rest, length: update.length })),
    bytes: concatenate(batch.map(({ update }) => update)),
  };
}

export function unpackBatch({ entries, bytes }: PackedBatch): LogEntry[] {
  let from = 0;
  return entries.map(({ length, ...rest }) => {
    const update = bytes.subarray(from, from + length);
    from += length;
    return { ...rest, update };
  });
}

export interface PackedContent {
  readonly snapshotUpToSeq: Seq | null;
  readonly snapshotLength: number;
  readonly firstSeq: Seq;
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** The snapshot, then the tail. */
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
    snapshotUpToSeq: snapshot?.upToSeq ?? null,
    snapshotLength: snapshot?.update.length ?? 0,
    firstSeq: tail[0]?.seq ?? 1,
    lengths: Uint32Array.from(updates, (update) => update.length),
    bytes: concatenate(snapshot === null ? updates : [snapshot.update, ...updates]),
    owners,
    damagedAtSeq,
  };
}

/** The updates are views into one buffer: whoever keeps a single one keeps them all. */
export function unpackContent(packed: PackedContent): StoredContent {
  const { snapshotUpToSeq, snapshotLength, firstSeq, lengths, bytes } = packed;
  let from = snapshotLength;
  return {
    snapshot:
      snapshotUpToSeq === null
        ? null
        : { upToSeq: snapshotUpToSeq, update: bytes.subarray(0, snapshotLength) },
    tail: Array.from(lengths, (length, at) => {
      const update = bytes.subarray(from, from + length);
      from += length;
      return { seq: firstSeq + at, update };
    }),
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
