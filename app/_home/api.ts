/** What pages ask of the server about documents and their person. */
import type { Me, Profile, SelfChange } from '../../lib/core/actor.ts';
import type { DocumentView } from '../../lib/core/document.ts';
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

export function createDocument(first: {
  readonly title?: string;
  readonly markdown?: string;
}): Promise<DocumentView> {
  return ask('POST', DOCUMENTS, first);
}

export function renameDocument(id: DocumentId, title: string): Promise<DocumentView> {
  return ask('PATCH', `${DOCUMENTS}/${id}`, { title });
}

export function duplicateDocument(id: DocumentId, title: string): Promise<DocumentView> {
  return ask('POST', `${DOCUMENTS}/${id}/duplicate`, { title });
}

export function trashDocument(id: DocumentId): Promise<unknown> {
  return ask('DELETE', `${DOCUMENTS}/${id}`);
}

export function restoreDocument(id: DocumentId): Promise<DocumentView> {
  return ask('POST', `${DOCUMENTS}/${id}/restore`);
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

export function saveProfile(profile: Profile): Promise<Me> {
  return ask('PUT', '/api/v1/me', profile);
}

/** Single things of a member. */
export function changeSelf(change: SelfChange): Promise<Me> {
  return ask('PATCH', '/api/v1/me', change);
}
