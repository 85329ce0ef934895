/** What pages ask of the server about documents and their person. */
import type { Me, Profile, SelfChange } from '../../lib/core/actor.ts';
import type { DocumentView } from '../../lib/core/document.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import { ask } from '../_request/ask.ts';

const DOCUMENTS = '/api/v1/documents';

export async function listDocuments(
  query: { readonly search: string; readonly isTrashed: boolean },
  signal: AbortSignal,
): Promise<readonly DocumentView[]> {
  const parameters = new URLSearchParams();
  if (query.search !== '') parameters.set('search', query.search);
  if (query.isTrashed) parameters.set('trashed', '1');
  const answer = await ask<{ readonly documents: readonly DocumentView[] }>(
    'GET',
    `${DOCUMENTS}?${parameters}`,
    undefined,
    signal,
  );
  return answer.documents;
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
