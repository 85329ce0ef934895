/** What a browser keeps of documents, as the rest of the client sees it. */
import type { DocumentId, Epoch, PersonId, Seq } from '../core/ids.ts';

/** A copy belongs to one person, one document and one lineage of it. */
export interface CopyKey {
  readonly personId: PersonId | null;
  readonly documentId: DocumentId;
  readonly epoch: Epoch;
}

/** Rejects when the browser keeps nothing: private mode, no space, storage switched off. */
export interface LocalCopies {
  /** `newer`: written by a page with a later schema; nothing was touched. */
  open(key: CopyKey): Promise<{ is: 'open'; copy: LocalCopy } | { is: 'newer' }>;
  /** Text put aside, and unsent text in copies of other epochs; '' when there is none. */
  keptText(key: Omit<CopyKey, 'epoch'> & { readonly epoch: Epoch | null }): Promise<string>;
  /** Keeps `text` for this person until it is forgotten. */
  putAside(owner: Omit<CopyKey, 'epoch'>, text: string): Promise<void>;
  /** The person took or dismissed the kept text. */
  forgetKept(key: Omit<CopyKey, 'epoch'> & { readonly epoch: Epoch | null }): Promise<void>;
}

/** Key of one row; grows with every append of any tab. */
export type RowKey = number;

export interface LocalRow {
  readonly key: RowKey;
  readonly update: Uint8Array;
  /** Not known to be stored by the server. */
  readonly isUnsent: boolean;
}

export interface LocalCopy {
  load(): Promise<{ readonly rows: readonly LocalRow[]; readonly since: Seq | null }>;
  /**
   * Adds rows and, in the same transaction, the position they reach. Resolves once the browser has
   * written them. @returns a key for each row.
   */
  append(
    rows: readonly { readonly update: Uint8Array; readonly isUnsent: boolean }[],
    since: Seq | null,
  ): Promise<RowKey[]>;
  /** The server has these rows. */
  markStored(keys: readonly RowKey[]): Promise<void>;
  /** Removes the rows this tab has read or written, and what it knew of them. */
  clear(): Promise<void>;
  close(): void;
}
