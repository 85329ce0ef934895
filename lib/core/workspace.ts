/** What operators see of the whole instance. Times are ISO 8601, UTC. */
import type { DocumentId, PersonId } from './ids.ts';
import type { Limits } from './limits.ts';
import type { AccessMode } from './policy.ts';
import type { LinkView } from './sharing.ts';

/**
 * A share link of anybody. Neither its address nor the title of what it opens: an operator looks
 * after the instance, and reads no more of other people's documents than anybody else.
 */
export interface WorkspaceLinkView extends Omit<LinkView, 'url'> {
  readonly documentId: DocumentId;
  /** Of the document; null: nobody any more. */
  readonly ownerId: PersonId | null;
  /** null: has not said one. */
  readonly ownerName: string | null;
}

/** Room on a disk. */
export interface DiskView {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

export interface StorageView {
  /** What the files of the database take on the disk. */
  readonly databaseBytes: number;
  /** Of these, changes that no snapshot covers yet; snapshots; and packed history. */
  readonly logBytes: number;
  readonly snapshotBytes: number;
  readonly historyBytes: number;
  /** Without the trash. */
  readonly documentCount: number;
  readonly trashedCount: number;
  /** The largest first. */
  readonly largest: readonly StoredDocumentView[];
  /** Of the data folder; null: the system does not say. */
  readonly disk: DiskView | null;
  readonly measuredAt: string;
}

export interface StoredDocumentView {
  readonly id: DocumentId;
  readonly ownerId: PersonId | null;
  readonly ownerName: string | null;
  readonly isTrashed: boolean;
  readonly bytes: number;
}

/** How the instance was started; nothing of it can be changed while it runs. */
export interface SettingsView {
  readonly version: string;
  readonly access: AccessMode;
  /** null: whatever a request comes by. */
  readonly url: string | null;
  readonly isBehindProxy: boolean;
  readonly dataFolder: string;
  readonly disk: DiskView | null;
  readonly limits: readonly LimitView[];
}

export interface LimitView {
  readonly limit: keyof Limits;
  /** Of the environment variable. */
  readonly name: string;
  /** `bytes`, `ms`, `days`, …: the last word of its name. */
  readonly unit: string;
  readonly value: number;
  /** What it is when it is not set. */
  readonly fallback: number;
}
