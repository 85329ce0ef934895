/** The seams between the engine, the use cases and the outside world. */
import type { Profile } from '../lib/core/actor.ts';
import type { ContentFormat, DocumentRecord, Projection } from '../lib/core/document.ts';
import type { ListOrder, ListView, Narrowing } from '../lib/core/document-list.ts';
import type { ClientId, DocumentId, PersonId, Seq } from '../lib/core/ids.ts';
import type { ListPosition } from '../lib/core/list-cursor.ts';
import type { Role } from '../lib/core/role.ts';
import type { DrawnText } from '../lib/editor/convert/drawn-html.ts';
import type { PublishedText } from '../lib/editor/convert/published.ts';
import type { Moment } from '../lib/history/moment.ts';

/** One accepted update on its way into the log. */
export interface LogEntry {
  readonly documentId: DocumentId;
  /** The document's last seq + 1; the single writer of a document, its room, counts. */
  readonly seq: Seq;
  /** Yjs update V1, screened. */
  readonly update: Uint8Array;
  /** null: written without a credential, or by the server itself. */
  readonly author: PersonId | null;
  readonly atMs: number;
  /** Client ids first used by this update: they become the author's, in the same commit. */
  readonly claims: readonly ClientId[];
}

/** A document's garbage-collected state up to a seq, as it lies on the disk. */
export interface StoredSnapshot {
  readonly upToSeq: Seq;
  /** Length of the state as an update V1, the form in which it goes to clients. */
  readonly stateBytes: number;
  /** An update V2, packed with zstd. */
  readonly state: Uint8Array;
  /** `encodeKnown`, packed with zstd; null: damaged, make it of the state. */
  readonly sidecar: Uint8Array | null;
}

/** Everything stored of one document. */
export interface StoredContent {
  /** null: none was made, or it is damaged and the tail is the whole log. */
  readonly snapshot: StoredSnapshot | null;
  /** The updates after the snapshot, in order of seq, as far as they are sound. */
  readonly tail: readonly { readonly seq: Seq; readonly update: Uint8Array }[];
  /**
   * Who may write under a client id; of a guest that became a member, the member. null: used only
   * without credentials so far.
   */
  readonly owners: ReadonlyMap<ClientId, PersonId | null>;
  /** Seq of the first row that is missing or whose checksum is wrong; null when all is sound. */
  readonly damagedAtSeq: Seq | null;
}

/**
 * The durable log. Errors are `AppError` `storage_unavailable` (nothing of the batch, or an unknown
 * part of it, was stored: append the very same batch again) and `document_not_found`.
 */
export interface UpdateLog {
  /**
   * Stores the whole batch (any number of documents) in one commit and resolves once it would
   * survive a power cut. Appending an entry again with equal bytes is a no-op; with other bytes,
   * or leaving a gap, it is a bug of the caller and rejects with `internal`.
   */
  append(batch: readonly LogEntry[]): Promise<void>;
  load(documentId: DocumentId): Promise<StoredContent>;
}

/** Snapshots and what lies beneath them, of the same log. Same errors. */
export interface History {
  /** The newest stored update; 0: none yet. */
  lastSeq(documentId: DocumentId): Promise<Seq>;
  /** What a compaction is built on. */
  head(documentId: DocumentId): Promise<LogHead>;
  /**
   * Rows of `fromSeq` to `toSeq` that still exist, in order, wherever they lie; what does not fit
   * into one page is to be asked for again. @throws AppError `document_damaged` when one of them
   * is rotten or missing, unless retention has removed it.
   */
  rows(documentId: DocumentId, fromSeq: Seq, toSeq: Seq): Promise<HistoryPage>;
  /**
   * Puts a snapshot in the place of rows, which move to history, all or nothing.
   * @returns false when the stored snapshot is another one than it was built on: nothing changed.
   */
  compact(documentId: DocumentId, compaction: Compaction): Promise<boolean>;
  /** Removes history that ended before a moment and that no state depends on. @returns how much. */
  forget(beforeMs: number): Promise<{ readonly segments: number; readonly bytes: number }>;
}

export interface LogHead {
  readonly lastSeq: Seq;
  /** Where the stored snapshot ends, be it sound or not; 0 without one. */
  readonly baseSeq: Seq;
  /** null: none, or a damaged one. */
  readonly snapshot: StoredSnapshot | null;
}

/** Whole rows, still encoded: they are read in a worker thread, not on the one that serves. */
export interface HistoryPage {
  /** As `encodeRows` makes them. */
  readonly rows: Uint8Array;
  /** Where to go on; null: that was all. */
  readonly nextSeq: Seq | null;
}

export interface HistorySegment {
  readonly fromSeq: Seq;
  readonly toSeq: Seq;
  readonly fromMs: number;
  readonly toMs: number;
  /** `encodeRows`, packed with zstd. */
  readonly bytes: Uint8Array;
  readonly rawBytes: number;
}

export interface Compaction {
  /** Where the stored snapshot ends that this one was built on; 0: there was none. */
  readonly baseSeq: Seq;
  readonly snapshot: StoredSnapshot & { readonly sidecar: Uint8Array };
  /** All rows after `baseSeq` up to the snapshot's end, without a gap. */
  readonly segments: readonly HistorySegment[];
  readonly atMs: number;
}

/** What lists and pages need to know of documents. Same errors as the log. */
export interface Documents {
  create(record: DocumentRecord): Promise<void>;
  find(id: DocumentId): Promise<DocumentRecord | null>;
  /**
   * A page of what a person made, was given, or opened and is still let into by its address. In
   * the trash only what it made, or opened and nobody owns.
   */
  list(query: DocumentQuery): Promise<DocumentPage>;
  /** Who owns the documents of a view, each once; not more than `limit`. */
  owners(scope: ListScope, limit: number): Promise<PersonId[]>;
  /** @param updatedBy  null: nobody that is known; absent: whoever it was before. */
  project(
    id: DocumentId,
    projection: Projection,
    updatedAtMs: number,
    updatedBy?: PersonId | null,
  ): Promise<void>;
  /** null takes it out of the trash. */
  setTrashed(id: DocumentId, trashedAtMs: number | null): Promise<void>;
  noteOpened(id: DocumentId, personId: PersonId, atMs: number): Promise<void>;
  /** As if this person had never opened it. */
  forgetOpened(id: DocumentId, personId: PersonId): Promise<void>;
  /** Removes documents trashed before `beforeMs` for good, log included. @returns which. */
  purgeTrashed(beforeMs: number): Promise<readonly DocumentId[]>;
  /** Removes one document in the same way. @returns false when it is not in this owner's trash. */
  purge(id: DocumentId, ownerId: PersonId): Promise<boolean>;
}

/** Whose list, and which part of it. */
export interface ListScope {
  readonly personId: PersonId;
  readonly view: ListView;
  /** Which links have expired. */
  readonly nowMs: number;
}

export interface DocumentQuery extends ListScope, ListOrder, Narrowing {
  /** Only what comes behind it; null: from the first one on. */
  readonly after: ListPosition | null;
  readonly limit: number;
}

export interface DocumentPage {
  readonly rows: readonly ListedRecord[];
  /** Where the next page begins; null: there is none. */
  readonly next: ListPosition | null;
}

export interface ListedRecord {
  readonly record: DocumentRecord;
  /** By the person who asks; null: never. */
  readonly openedAtMs: number | null;
}

export interface People {
  find(id: PersonId): Promise<Profile | null>;
  /** Of several at once; no entry: has not said a name yet. */
  findAll(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Profile>>;
  save(id: PersonId, profile: Profile, atMs: number): Promise<void>;
}

/**
 * Carries room commands; at most once: whoever must not miss one looks at the store again. A command
 * is plain JSON, so that it reaches other instances as well.
 */
export interface Bus {
  /** All of this instance have heard it when this returns, those of others soon after. */
  publish(command: RoomCommand): void;
  subscribe(run: (command: RoomCommand) => void): () => void;
}

export type RoomCommand =
  /** Somebody may have been shut out of the document: who is on the way in must ask again. */
  | { readonly is: 'access-changed'; readonly documentId: DocumentId }
  /** One person was let into it in another way, and may do more now. */
  | {
      readonly is: 'access-gained';
      readonly documentId: DocumentId;
      readonly personId: PersonId;
    }
  /** What some of the people in a document may do from now on; null: those without credentials. */
  | {
      readonly is: 'judged';
      readonly documentId: DocumentId;
      readonly roles: readonly (readonly [PersonId | null, Role])[];
    }
  /** Ends every session of the document, telling why. */
  | {
      readonly is: 'close';
      readonly documentId: DocumentId;
      readonly code: 'document_not_found' | 'copy_outdated' | 'storage_unavailable';
    }
  /** Ends one person's sessions in the document. */
  | { readonly is: 'revoke'; readonly documentId: DocumentId; readonly personId: PersonId }
  /** Browsers or programs of a member are signed out: their sockets end. null: all of them. */
  | {
      readonly is: 'signed-out';
      readonly memberId: PersonId;
      readonly proofIds: readonly string[] | null;
    }
  /** A guest became a member: what was the guest's is the member's from now on. */
  | { readonly is: 'guest-linked'; readonly guestId: PersonId; readonly memberId: PersonId }
  /** A person changed name or colour. */
  | { readonly is: 'rename'; readonly personId: PersonId; readonly profile: Profile };

/** CPU-heavy reading and writing of content, off the thread that relays. */
export interface ContentWorker {
  project(content: StoredContent): Promise<Projection>;
  render(content: StoredContent, format: ContentFormat): Promise<string>;
  /** As its published page has it. */
  publish(content: StoredContent): Promise<PublishedText>;
  /** As the editor draws it first. */
  draw(content: StoredContent): Promise<DrawnText>;
  /** The first update of a document. An empty title and body give one empty paragraph. */
  seed(first: { readonly title: string; readonly markdown: string }): Promise<Uint8Array>;
  /** An update that makes the title read `title`. */
  retitle(content: StoredContent, title: string): Promise<Uint8Array>;
  /**
   * An update that makes the document read as it did at a moment.
   * @param pages  its history from seq 1 on, as `encodeRows` makes it.
   * @throws AppError `not_found` when the beginning was removed, `document_damaged`.
   */
  restore(
    content: StoredContent,
    pages: readonly Uint8Array[],
    moment: Moment,
  ): Promise<Uint8Array>;
  /** The first update of a copy: the same text, none of the history. */
  copy(content: StoredContent, title: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Builds and opens snapshots, off the thread that relays. */
export interface SnapshotWorker {
  /**
   * Reads when its turn comes, while a thread starts.
   * @throws AppError `document_damaged` when the rows do not make a document; as `read` does.
   */
  compact(read: () => Promise<CompactionSource>): Promise<CompactedState>;
  /** The state as an update V1, and the sidecar. @throws AppError `document_damaged`. */
  unpack(snapshot: StoredSnapshot): Promise<UnpackedSnapshot>;
  close(): Promise<void>;
}

export interface CompactionSource {
  readonly baseSeq: Seq;
  readonly snapshot: StoredSnapshot | null;
  /** `encodeRows`, all rows after the snapshot, in order. The buffers change hands. */
  readonly pages: readonly Uint8Array[];
}

export interface CompactedState {
  readonly snapshot: Compaction['snapshot'];
  readonly segments: readonly HistorySegment[];
  /** The snapshot's state as an update V1. */
  readonly update: Uint8Array;
}

export interface UnpackedSnapshot {
  readonly update: Uint8Array;
  /** `encodeKnown`; null: make it of the update. */
  readonly sidecar: Uint8Array | null;
}

/** The engine as use cases see it. */
export interface Sync {
  /**
   * Appends an update made by the server through the document's room, like anybody's.
   * Resolves once stored. @throws AppError as the log does, or with the code of a refusal.
   */
  edit(
    documentId: DocumentId,
    make: (content: StoredContent) => Promise<Uint8Array>,
  ): Promise<void>;
}

/** Structured log: one line per event, `noun.past-verb`, never content, tokens or titles. */
export interface Log {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts & { readonly err?: unknown }): void;
}
export type LogFacts = Readonly<Record<string, unknown>>;
