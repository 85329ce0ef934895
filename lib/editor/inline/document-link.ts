/** A link to a document: its id and nothing else, since a title is not for every reader. */
import { type DocumentId, parseDocumentId } from '../../core/ids.ts';

const PATH = /^\/d\/([A-Za-z0-9_-]{22})$/;

/** null: no document that there could be. */
export function linkedDocumentOf(value: unknown): DocumentId | null {
  return typeof value === 'string' ? parseDocumentId(value) : null;
}

export function documentPath(id: DocumentId): string {
  return `/d/${id}`;
}

/** The document that a path of this instance leads to. */
export function documentAtPath(path: string): DocumentId | null {
  return linkedDocumentOf(PATH.exec(path)?.[1]);
}
