/** Everybody's published pages, as operators look after them. */
import { AppError } from '../../../lib/core/faults.ts';
import { parseDocumentId } from '../../../lib/core/ids.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { WorkspacePublicationView } from '../../../lib/core/publication.ts';
import type { Publications } from '../../publication-ports.ts';
import { type Audit, type Caller, operatorOf } from '../accounts/account-needs.ts';
import { publicationViewOf } from '../sharing-view.ts';

export interface WorkspacePublicationNeeds {
  readonly publications: Pick<Publications, 'list' | 'remove'>;
  readonly audit: Audit;
  readonly limits: Pick<Limits, 'workspaceLinksMax'>;
}

/** Newest first. @throws AppError not_signed_in, not_allowed. */
export async function listPublications(
  { publications, limits }: WorkspacePublicationNeeds,
  caller: Caller,
): Promise<WorkspacePublicationView[]> {
  operatorOf(caller);
  const found = await publications.list(limits.workspaceLinksMax);
  return found.map(({ publication, title, ownerId, ownerName }) => {
    const { url, isListed, publishedAt } = publicationViewOf(publication);
    const { documentId } = publication;
    return { documentId, title, url, isListed, publishedAt, ownerId, ownerName };
  });
}

/** @throws AppError not_signed_in, not_allowed, not_found (there is no such page). */
export async function removePublication(
  { publications, audit }: WorkspacePublicationNeeds,
  caller: Caller,
  documentText: string,
): Promise<void> {
  operatorOf(caller);
  const documentId = parseDocumentId(documentText);
  if (documentId === null || !(await publications.remove(documentId))) {
    throw new AppError('not_found', 'no such page');
  }
  audit.note(caller, { event: 'unpublished', subjectId: documentId });
}
