/** The seams to the bytes of uploaded files, and to what is known of each. */
import type { ByteRange, FileHash, FileRecord } from '../lib/core/file.ts';
import type { DocumentId, FileId } from '../lib/core/ids.ts';
import type { CleanPicture, PictureFacts, ShrunkPicture } from '../lib/core/uploaded-picture.ts';
import type { PictureRefusal, ShrinkRefusal } from '../lib/core/uploaded-picture.ts';
import type { Result } from '../lib/std/result.ts';

/** What lies in the store under one hash, whoever uploaded it and however often. */
export interface StoredBytes {
  readonly hash: FileHash;
  readonly bytes: number;
  /** When it came, or was last put again. */
  readonly atMs: number;
}

export interface OpenedFile {
  /** Of the whole file. */
  readonly bytes: number;
  /** Of the range that was asked for; is read no faster than it is taken. Cancel it to let go. */
  readonly content: ReadableStream<Uint8Array>;
}

/**
 * The bytes, each named by the SHA-256 of its content. Errors: `AppError` `storage_unavailable`;
 * what was asked for may then have happened or not, and may be asked for again. What breaks the
 * words below is a bug of the caller: `internal`, and nothing happened.
 */
export interface Files {
  /**
   * From a file of this machine with just these bytes, that nobody writes to; it stays where it is
   * and may be removed afterwards. Resolves once the bytes would survive a power cut. Nobody opens
   * half of them: a file is whole or it is not there. Put again it stays as it is, with a new
   * `atMs`.
   */
  put(hash: FileHash, path: string, bytes: number): Promise<void>;
  /** null: there is none. A range lies within the file. */
  open(hash: FileHash, range: ByteRange | null): Promise<OpenedFile | null>;
  find(hash: FileHash): Promise<StoredBytes | null>;
  /** None of it: no-op. */
  remove(hash: FileHash): Promise<void>;
  /** In no order; what comes or goes meanwhile may be among them or not. */
  list(): AsyncIterable<StoredBytes>;
}

/** An upload that came whole: on this machine's disk until it is discarded or the server ends. */
export interface IncomingFile {
  readonly hash: FileHash;
  readonly bytes: number;
  readonly path: string;
  /** Where something made of it may be put; it goes with it. */
  readonly made: string;
  /** The first 128 KiB, or all: what tells its type and, behind what a camera writes, its size. */
  readonly head: Uint8Array;
  /** The store has it, or nobody wants it. Twice: no-op. Does not reject. */
  discard(): Promise<void>;
}

export interface IncomingFiles {
  /**
   * Takes `content` no faster than the disk does. Rejects with `AppError` `too_large` (it is longer
   * than `bytesMax`) or `storage_unavailable`, the signal's reason, or what `content` broke with;
   * nothing is left then, and `content` is cancelled.
   */
  receive(
    content: ReadableStream<Uint8Array>,
    how: { readonly bytesMax: number; readonly signal: AbortSignal },
  ): Promise<IncomingFile>;
}

export interface FileUsage {
  readonly documentBytes: number;
  readonly workspaceBytes: number;
  readonly personBytes: number;
}

/**
 * What documents have of files: a record each time one is uploaded to a document or brought there.
 * Same errors as the log's.
 */
export interface FileRecords {
  /**
   * The file is in the store before. `document_not_found`: deleted for good meanwhile;
   * `not_signed_in`: the uploader's account is disabled or gone.
   */
  add(record: FileRecord): Promise<void>;
  find(documentId: DocumentId, id: FileId): Promise<FileRecord | null>;
  /** Newest first. */
  ofDocument(documentId: DocumentId): Promise<readonly FileRecord[]>;
  /** Each record counted, of the document, of all documents, and of what one person uploaded. */
  usage(of: Pick<FileRecord, 'documentId' | 'uploaderId'>): Promise<FileUsage>;
  /** Does any document still have it? */
  isNeeded(hash: FileHash): Promise<boolean>;
}

/**
 * Looks into uploaded pictures, where a hostile one can do no harm: each is a file of this machine
 * with at least one frame, whatever it is called, and stays as it is. One after the other. Rejects
 * with `AppError` `too_many_requests`, `restarting`, `storage_unavailable`, or `internal`: it broke
 * down on this picture or was killed. Whatever fails leaves nothing at `to`, where nothing lies
 * before; nothing there is synced.
 */
export interface PictureTool {
  /** What its head says, without unpacking it. */
  read(path: string): Promise<Result<PictureFacts, PictureRefusal>>;
  /**
   * The same picture, of the same kind, upright and without a word of who made it, where, when and
   * with what. Only the colour profile stays.
   */
  clean(path: string, to: string): Promise<Result<CleanPicture, PictureRefusal>>;
  /** As WebP in sRGB, upright, at most so wide and never larger than it is. */
  shrink(
    path: string,
    to: string,
    widthPixels: number,
  ): Promise<Result<ShrunkPicture, ShrinkRefusal>>;
}
