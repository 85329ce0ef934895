/** A document as lists and pages know it; its content lives in the update log. */
import type { DocumentId, Epoch, PersonId } from './ids.ts';
import type { Role } from './role.ts';
import type { GrantedRole, Reach } from './sharing.ts';

export interface DocumentRecord {
  readonly id: DocumentId;
  /** null: made without credentials. */
  readonly ownerId: PersonId | null;
  readonly epoch: Epoch;
  readonly createdAtMs: number;
  /** Of the last stored update. */
  readonly updatedAtMs: number;
  /** Who made it; null: nobody that is known, or it is from before that was noted. */
  readonly updatedBy: PersonId | null;
  /** null: not in the trash. */
  readonly trashedAtMs: number | null;
  /** Whom its plain address lets in, and what they may do. */
  readonly reach: Reach;
  readonly reachRole: GrantedRole;
  readonly projection: Projection;
}

/** What lists and search need of the content; follows it by a second or so. */
export interface Projection {
  readonly title: string;
  /** First words of the body, one line. */
  readonly excerpt: string;
  readonly wordCount: number;
}

export const CONTENT_FORMATS = ['json', 'markdown', 'html', 'text'] as const;
export type ContentFormat = (typeof CONTENT_FORMATS)[number];

/**
 * Version of the editor schema. A page with an older one would delete what it does not know
 * (seen in @tiptap/y-tiptap 3.0.9), so it is turned away with 4409.
 */
export const SCHEMA_VERSION = 5;

/** A document as the API shows it to one actor. Times are ISO 8601, UTC. */
export interface DocumentView extends Projection {
  readonly id: DocumentId;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly trashedAt: string | null;
  /** Lineage: a local copy of another one is never continued. */
  readonly epoch: Epoch;
  /** Owned by this very person. */
  readonly isMine: boolean;
  readonly role: Role;
  readonly reach: Reach;
  /** Somebody beside its owner can get in. */
  readonly isShared: boolean;
  /** It was given to this person, by name or by a link, and can be left. */
  readonly isGiven: boolean;
  /** People who ask its owner to be let in; 0 for everybody else. */
  readonly requestCount: number;
  /** Path of its page; the API makes it absolute. */
  readonly url: string;
}
