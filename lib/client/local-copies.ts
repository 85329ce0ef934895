/** What a browser keeps of documents, as the rest of the client sees it. */
import type { DocumentId, Epoch, PersonId, Seq } from '../core/ids.ts';

/** Whose text of which document. */
export interface CopyOwner {
  readonly personId: PersonId | null;
  readonly documentId: DocumentId;
}

/** A copy belongs to one person, one document and one lineage of it. */
export interface CopyKey extends CopyOwner {
  readonly epoch: Epoch;
}

/** Every promise rejects when the browser keeps nothing: private mode, no space, switched off. */
export interface LocalCopies {
  /** @throws CopyIsNewerError, having touched nothing. */
  open(key: CopyKey): Promise<LocalCopy>;
  /**
   * Makes all that these people have here of the owner's document the owner's, unsent changes and
   * text put aside included: who was a guest goes on as a member. All or nothing, and as good when
   * done again; a tab that has one of their copies open goes on in the owner's.
   */
  adopt(owner: CopyOwner, formerIds: readonly PersonId[]): Promise<void>;
  /**
   * Text put aside, and unsent text in copies of epochs other than `epoch` (null: not known, so no
   * copy is looked at); '' when there is nothing.
   */
  keptText(owner: CopyOwner, epoch: Epoch | null): Promise<string>;
  /** Keeps `text` for this person until it is forgotten. */
  putAside(owner: CopyOwner, text: string): Promise<void>;
  /** The person took or dismissed what `keptText` says with the same `epoch`. */
  forgetKept(owner: CopyOwner, epoch: Epoch | null): Promise<void>;
}

/** Key of one row; grows with every append of any tab. */
export type RowKey = number;

export interface NewRow {
  readonly update: Uint8Array;
  /** Not known to be stored by the server. */
  readonly isUnsent: boolean;
}

export interface LocalRow extends NewRow {
  readonly key: RowKey;
}

export interface LocalCopy {
  /** @throws CopyIsNewerError, having touched nothing. */
  load(): Promise<{ readonly rows: readonly LocalRow[]; readonly since: Seq | null }>;
  /**
   * Adds rows and, in the same transaction, the position they reach. Resolves once the browser has
   * written them. @returns a key for each row. @throws CopyIsNewerError
   */
  append(rows: readonly NewRow[], since: Seq | null): Promise<RowKey[]>;
  /** The server has these rows. */
  markStored(keys: readonly RowKey[]): Promise<void>;
  /** Merges the rows the server has when there are more than `COPY_ROWS_MAX`. */
  compact(): Promise<void>;
  /** Removes the rows this tab has read or written, and the position. */
  clear(): Promise<void>;
  close(): void;
}

/** A page with a later schema has written here: an older one would delete what it does not know. */
export class CopyIsNewerError extends Error {
  constructor(options?: ErrorOptions) {
    super('the local copy was written by a newer page', options);
    this.name = 'CopyIsNewerError';
  }
}
