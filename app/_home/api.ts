/** What pages ask of the server about documents and their person. */
import type { Me, Profile, SelfChange } from '../../lib/core/actor.ts';
import type { DocumentView } from '../../lib/core/document.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import { ask } from '../_request/ask.ts';

const DOCUMENTS = '/api/v1/documents';

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

export function saveProfile(profile: Profile): Promise<Me> {
  return ask('PUT', '/api/v1/me', profile);
}

/** Single things of a member. */
export function changeSelf(change: SelfChange): Promise<Me> {
  return ask('PATCH', '/api/v1/me', change);
}
