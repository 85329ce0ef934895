/** What pages ask of the server about who gets into a document. */
import type { DocumentView } from '../../lib/core/document.ts';
import type { DocumentId, PersonId, ShareLinkId } from '../../lib/core/ids.ts';
import type { PublicationChoices, PublicationView } from '../../lib/core/publication.ts';
import type {
  GrantedRole,
  LinkView,
  OwnLinkView,
  Reach,
  SharingView,
} from '../../lib/core/sharing.ts';
import { ask } from '../_request/ask.ts';

/** What a link is made of; absent members stay as they are. */
export interface LinkChanges {
  readonly label?: string;
  readonly role?: GrantedRole;
  /** null: none is asked for. */
  readonly password?: string | null;
  /** ISO 8601; null: never. */
  readonly expiresAt?: string | null;
  /** null: any number. */
  readonly peopleMax?: number | null;
}

/** What a new link must say. */
export type LinkDraft = LinkChanges & { readonly role: GrantedRole };

const documentPath = (id: DocumentId) => `/api/v1/documents/${id}`;
const linkPath = (id: DocumentId, linkId: ShareLinkId) => `${documentPath(id)}/links/${linkId}`;
const memberPath = (id: DocumentId, person: PersonId) => `${documentPath(id)}/members/${person}`;

/** What anybody who may read it is told of it. */
export function fetchDocument(id: DocumentId, signal: AbortSignal): Promise<DocumentView> {
  return ask('GET', documentPath(id), undefined, signal);
}

export function fetchSharing(id: DocumentId, signal: AbortSignal): Promise<SharingView> {
  return ask('GET', `${documentPath(id)}/sharing`, undefined, signal);
}

export function changeReach(
  id: DocumentId,
  changes: { readonly reach?: Reach; readonly reachRole?: GrantedRole },
): Promise<SharingView> {
  return ask('PATCH', `${documentPath(id)}/sharing`, changes);
}

export function makeLink(id: DocumentId, draft: LinkDraft): Promise<LinkView> {
  return ask('POST', `${documentPath(id)}/links`, draft);
}

export function changeLink(
  id: DocumentId,
  linkId: ShareLinkId,
  changes: LinkChanges,
): Promise<LinkView> {
  return ask('PATCH', linkPath(id, linkId), changes);
}

export function revokeLink(id: DocumentId, linkId: ShareLinkId): Promise<unknown> {
  return ask('DELETE', linkPath(id, linkId));
}

export function revokeLinks(id: DocumentId): Promise<unknown> {
  return ask('DELETE', `${documentPath(id)}/links`);
}

/** Makes the page, or changes what is named. */
export function publish(
  id: DocumentId,
  wish: Partial<PublicationChoices> & { readonly slug?: string },
): Promise<PublicationView> {
  return ask('PUT', `${documentPath(id)}/publication`, wish);
}

export function unpublish(id: DocumentId): Promise<unknown> {
  return ask('DELETE', `${documentPath(id)}/publication`);
}

export function changeMember(
  id: DocumentId,
  personId: PersonId,
  role: GrantedRole,
): Promise<SharingView> {
  return ask('PATCH', memberPath(id, personId), { role });
}

export function removeMember(id: DocumentId, personId: PersonId): Promise<unknown> {
  return ask('DELETE', memberPath(id, personId));
}

export async function listOwnLinks(signal: AbortSignal): Promise<readonly OwnLinkView[]> {
  const { links } = await ask<{ readonly links: readonly OwnLinkView[] }>(
    'GET',
    '/api/v1/links',
    undefined,
    signal,
  );
  return links;
}

export interface Introduction {
  readonly name: string;
  readonly hue: number;
  readonly password?: string;
}

/** @returns the address of the document. */
export async function arrive(token: string, introduction: Introduction): Promise<string> {
  const path = `/api/v1/share/${encodeURIComponent(token)}`;
  return (await ask<{ readonly url: string }>('POST', path, introduction)).url;
}
