/** What the pages of operators ask of the server. */
import type { AuditView } from '../../lib/core/audit.ts';
import type { DocumentId, PersonId, ShareLinkId } from '../../lib/core/ids.ts';
import type { WorkspacePublicationView } from '../../lib/core/publication.ts';
import type { StorageView, WorkspaceLinkView } from '../../lib/core/workspace.ts';
import { ask } from '../_request/ask.ts';
import { leaveIfOut } from '../_request/leave-if-out.ts';
import { ACTIVITY_PAGE, type ActivityFilter, addressOf, queryOf } from './activity-filter.ts';

const AUDIT = '/api/v1/audit';
const WORKSPACE = '/api/v1/workspace';

async function get<Answer>(path: string, page: string, signal: AbortSignal): Promise<Answer> {
  try {
    return await ask<Answer>('GET', path, undefined, signal);
  } catch (error) {
    return leaveIfOut(error, page);
  }
}

/** A page of it. @param beforeNumber  of the last entry that is shown; null: the latest. */
export async function fetchActivity(
  filter: ActivityFilter,
  beforeNumber: number | null,
  signal: AbortSignal,
): Promise<readonly AuditView[]> {
  const query = queryOf(filter);
  query.set('limit', String(ACTIVITY_PAGE));
  if (beforeNumber !== null) query.set('before', String(beforeNumber));
  const path = `${AUDIT}?${query.toString()}`;
  const page = encodeURIComponent(addressOf(filter));
  return (await get<{ readonly entries: readonly AuditView[] }>(path, page, signal)).entries;
}

export function activityFileOf(filter: ActivityFilter): string {
  const query = queryOf(filter);
  query.set('format', 'csv');
  return `${AUDIT}?${query.toString()}`;
}

export async function fetchLinks(signal: AbortSignal): Promise<readonly WorkspaceLinkView[]> {
  const path = `${WORKSPACE}/links`;
  const { links } = await get<{ readonly links: readonly WorkspaceLinkView[] }>(
    path,
    '/workspace/links',
    signal,
  );
  return links;
}

export function revokeLink(id: ShareLinkId): Promise<unknown> {
  return ask('DELETE', `${WORKSPACE}/links/${id}`);
}

export function revokeLinksOf(owner: PersonId): Promise<unknown> {
  return ask('DELETE', `${WORKSPACE}/people/${owner}/links`);
}

export async function fetchPublications(
  signal: AbortSignal,
): Promise<readonly WorkspacePublicationView[]> {
  const path = `${WORKSPACE}/publications`;
  const { publications } = await get<{
    readonly publications: readonly WorkspacePublicationView[];
  }>(path, '/workspace/links', signal);
  return publications;
}

export function removePublication(id: DocumentId): Promise<unknown> {
  return ask('DELETE', `${WORKSPACE}/publications/${id}`);
}

export function fetchStorage(signal: AbortSignal): Promise<StorageView> {
  return get(`${WORKSPACE}/storage`, '/workspace/storage', signal);
}
