/** The seams of letting people in by name: who has an account here, and who asks to be let in. */
import type { DocumentId, PersonId } from '../lib/core/ids.ts';
import type { KnownPerson } from './sharing-ports.ts';

/** People with an account who may sign in. Same errors as the log. */
export interface Directory {
  /** Whose name has `text` in it, or whose address begins with it, whatever the case; those who begin with it first. */
  search(text: string, limit: number): Promise<readonly DirectoryEntry[]>;
}

export interface DirectoryEntry extends KnownPerson {
  readonly email: string;
}

/** Who asks for which document. Being added answers a request: `Sharing.setMember` removes it. Same errors as the log. */
export interface AccessRequests {
  /**
   * Keeps it, in the place of an earlier one of the same person for the same document.
   * @returns false: so many others wait there already that it was not kept.
   */
  ask(request: NewAccessRequest, waitingMax: number): Promise<boolean>;
  /** Longest waiting first. */
  ofDocument(documentId: DocumentId): Promise<readonly AccessRequestRecord[]>;
  /** How many wait at each of these documents; no entry: nobody. */
  count(documentIds: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, number>>;
  /** @returns false when there was none. */
  remove(documentId: DocumentId, personId: PersonId): Promise<boolean>;
}

export interface NewAccessRequest {
  readonly documentId: DocumentId;
  readonly personId: PersonId;
  /** May be empty. */
  readonly message: string;
  readonly atMs: number;
}

export interface AccessRequestRecord extends KnownPerson {
  /** null: the account is gone. */
  readonly email: string | null;
  readonly message: string;
  readonly atMs: number;
}
