/** The seam of publishing: documents as read-only pages of their own. */
import type { DocumentRecord } from '../lib/core/document.ts';
import type { DocumentId, PersonId, Seq } from '../lib/core/ids.ts';
import type { PublicationChoices, Slug } from '../lib/core/publication.ts';

export interface PublicationRecord extends PublicationChoices {
  readonly documentId: DocumentId;
  readonly slug: Slug;
  readonly publishedAtMs: number;
}

/** With what its page is made of. */
export interface FoundPublication {
  readonly publication: PublicationRecord;
  readonly record: DocumentRecord;
  /** The document's newest stored update: another one, another page. */
  readonly lastSeq: Seq;
}

export interface WorkspacePublication {
  readonly publication: PublicationRecord;
  readonly title: string;
  readonly ownerId: PersonId | null;
  readonly ownerName: string | null;
}

/** Same errors as the log. */
export interface Publications {
  /** null: there is no page of it. */
  ofDocument(documentId: DocumentId): Promise<PublicationRecord | null>;
  /** Of a document in the trash as well: who asks says what that means. */
  find(slug: Slug): Promise<FoundPublication | null>;
  /** In the place of what the document had. @returns false when another document has the slug. */
  save(publication: PublicationRecord): Promise<boolean>;
  /** @returns false when there was none. */
  remove(documentId: DocumentId): Promise<boolean>;
  /** Newest first, without the trash. */
  list(limit: number): Promise<readonly WorkspacePublication[]>;
}
