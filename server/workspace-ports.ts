/** The seams of what operators look after: everybody's links, and what all of it takes on the disk. */
import type { DocumentId, PersonId, ShareLinkId } from '../lib/core/ids.ts';
import type { DiskView } from '../lib/core/workspace.ts';
import type { ShareLinkRecord } from './sharing-ports.ts';

export interface WorkspaceLink {
  readonly link: ShareLinkRecord;
  /** Of the document. */
  readonly ownerId: PersonId | null;
  readonly ownerName: string | null;
}

/** Share links over all documents. Same errors as the log. */
export interface WorkspaceLinks {
  /** Newest first, without the trash. @param ownerId  null: of everybody. */
  list(ownerId: PersonId | null, limit: number): Promise<readonly WorkspaceLink[]>;
  /** null: there is no such link. */
  documentOf(id: ShareLinkId): Promise<DocumentId | null>;
  /**
   * Removes all links of the documents that a person owns, also in the trash, with all they granted.
   * @returns for each of the removed links its document.
   */
  revokeOf(ownerId: PersonId): Promise<readonly DocumentId[]>;
}

export interface StoredSizes {
  readonly databaseBytes: number;
  readonly logBytes: number;
  readonly snapshotBytes: number;
  readonly historyBytes: number;
  readonly documentCount: number;
  readonly trashedCount: number;
  /** The largest first. */
  readonly largest: readonly StoredDocument[];
}

export interface StoredDocument {
  readonly id: DocumentId;
  readonly ownerId: PersonId | null;
  readonly isTrashed: boolean;
  readonly bytes: number;
}

export interface StorageGauge {
  /** Reads all tables of content beside everything else: ask once a minute at most. */
  measure(largestMax: number): Promise<StoredSizes>;
  /** Of the data folder; null: the system does not say. */
  disk(): Promise<DiskView | null>;
}
