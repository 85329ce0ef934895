/** What only the list asks of the server: a page of a document carries nothing of it. */
import type { Me } from '../../lib/core/actor.ts';
import type {
  DocumentList,
  ListedOwner,
  ListOrder,
  ListView,
  Narrowing,
} from '../../lib/core/document-list.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import { ask } from '../_request/ask.ts';

const DOCUMENTS = '/api/v1/documents';
const TRASH = '/api/v1/trash';

/** What is listed, and how. */
export interface ListWish extends ListOrder, Narrowing {
  readonly view: ListView;
}

/** @param cursor  of the page before; null: the first one. */
export function listDocuments(
  { view, sort, direction, search, owner, access }: ListWish,
  cursor: string | null,
  signal: AbortSignal,
): Promise<DocumentList> {
  const parameters = new URLSearchParams({ view, sort, direction });
  if (search !== '') parameters.set('search', search);
  if (owner !== null) parameters.set('owner', owner);
  if (access !== null) parameters.set('access', access);
  if (cursor !== null) parameters.set('cursor', cursor);
  return ask('GET', `${DOCUMENTS}?${parameters}`, undefined, signal);
}

/** The people whose documents are in a view. */
export async function listOwners(view: ListView): Promise<readonly ListedOwner[]> {
  const path = `${DOCUMENTS}/owners?view=${view}`;
  const { owners } = await ask<{ readonly owners: readonly ListedOwner[] }>('GET', path);
  return owners;
}

/** For good. */
export function purgeDocument(id: DocumentId): Promise<unknown> {
  return ask('DELETE', `${TRASH}/${id}`);
}

/** @returns how many documents went. */
export async function emptyTrash(): Promise<number> {
  return (await ask<{ readonly count: number }>('DELETE', TRASH)).count;
}

/** Gives up what the document has given this person. */
export async function leaveDocument(id: DocumentId): Promise<void> {
  const me = await ask<Me>('GET', '/api/v1/me');
  await ask('DELETE', `${DOCUMENTS}/${id}/members/${me.id ?? ''}`);
}

/** Out of the list, as far as it is there for having been opened. */
export function forgetVisit(id: DocumentId): Promise<unknown> {
  return ask('DELETE', `${DOCUMENTS}/${id}/visit`);
}

export function noteVisit(id: DocumentId): Promise<unknown> {
  return ask('PUT', `${DOCUMENTS}/${id}/visit`);
}
