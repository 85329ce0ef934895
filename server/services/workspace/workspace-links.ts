/** Everybody's share links, as operators look after them. */
import { detailOf } from '../../../lib/core/audit.ts';
import { AppError } from '../../../lib/core/faults.ts';
import { type DocumentId, parsePersonId, parseShareLinkId } from '../../../lib/core/ids.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { WorkspaceLinkView } from '../../../lib/core/workspace.ts';
import type { ShareLinks, TokenVault } from '../../sharing-ports.ts';
import type { WorkspaceLink, WorkspaceLinks } from '../../workspace-ports.ts';
import type { AccessWatch } from '../access-watch.ts';
import { type Audit, type Caller, operatorOf } from '../accounts/account-needs.ts';
import { linkViewOf } from '../sharing-view.ts';

export interface WorkspaceLinkNeeds {
  readonly workspaceLinks: WorkspaceLinks;
  readonly shareLinks: Pick<ShareLinks, 'revoke'>;
  readonly watch: Pick<AccessWatch, 'changed'>;
  readonly audit: Audit;
  readonly limits: Pick<Limits, 'workspaceLinksMax'>;
}

/** Newest first. @throws AppError not_signed_in, not_allowed, not_found (no such person). */
export async function listLinks(
  { workspaceLinks, limits }: WorkspaceLinkNeeds,
  caller: Caller,
  ownerText: string | null,
): Promise<WorkspaceLinkView[]> {
  operatorOf(caller);
  const ownerId = ownerText === null ? null : ownerOf(ownerText);
  const found = await workspaceLinks.list(ownerId, limits.workspaceLinksMax);
  return found.map(viewOf);
}

/** @throws AppError not_signed_in, not_allowed, link_not_found. */
export async function revokeLink(
  { workspaceLinks, shareLinks, watch, audit }: WorkspaceLinkNeeds,
  caller: Caller,
  linkText: string,
): Promise<void> {
  operatorOf(caller);
  const linkId = parseShareLinkId(linkText);
  const documentId = linkId === null ? null : await workspaceLinks.documentOf(linkId);
  const isRevoked =
    linkId !== null && documentId !== null && (await shareLinks.revoke(documentId, linkId)) > 0;
  if (!isRevoked) throw new AppError('link_not_found', 'no such link');
  await watch.changed(documentId);
  audit.note(caller, {
    event: 'revoked',
    subjectId: documentId,
    detail: detailOf({ link: linkId }),
  });
}

/** None left is what was wanted, also when there was none. @returns how many there were. */
export async function revokeLinksOf(
  { workspaceLinks, watch, audit }: WorkspaceLinkNeeds,
  caller: Caller,
  ownerText: string,
): Promise<number> {
  operatorOf(caller);
  const ownerId = ownerOf(ownerText);
  const documents = await workspaceLinks.revokeOf(ownerId);
  if (documents.length === 0) return 0;
  await Promise.all([...new Set<DocumentId>(documents)].map((id) => watch.changed(id)));
  const detail = detailOf({ count: documents.length });
  audit.note(caller, { event: 'revoked', subjectId: ownerId, detail });
  return documents.length;
}

function ownerOf(text: string) {
  const ownerId = parsePersonId(text);
  if (ownerId === null) throw new AppError('not_found', 'no such person');
  return ownerId;
}

/** Without what would let an operator in: it is never opened. */
function viewOf({ link, ownerId, ownerName }: WorkspaceLink): WorkspaceLinkView {
  const { url: _, ...facts } = linkViewOf(SEALED, link);
  return { ...facts, documentId: link.documentId, ownerId, ownerName };
}

const SEALED: Pick<TokenVault, 'open'> = { open: () => null };
