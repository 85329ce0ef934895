/** What an owner does about share links. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import { detailOf } from '../../lib/core/audit.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { PersonId, ShareLinkId } from '../../lib/core/ids.ts';
import { newShareLinkId, newShareToken, parseShareLinkId } from '../../lib/core/ids.ts';
import { ceilingOf, may } from '../../lib/core/policy.ts';
import type { GrantedRole, LinkView, OwnLinkView } from '../../lib/core/sharing.ts';
import type { NewShareLink } from '../sharing-ports.ts';
import type { Caller } from './accounts/account-needs.ts';
import { checkedWish, type LinkWish } from './link-wish.ts';
import { ownedDocument, type SharingNeeds } from './owned-document.ts';
import { linkViewOf } from './sharing-view.ts';

export async function makeLink(
  needs: SharingNeeds,
  caller: Caller,
  id: string,
  wish: LinkWish & { readonly role: GrantedRole },
): Promise<LinkView> {
  const { record, personId } = await ownedDocument(needs, caller, id);
  const present = await needs.shareLinks.ofDocument(record.id);
  const { documentLinksMax } = needs.limits;
  if (present.length >= documentLinksMax) {
    const hint = `This document has ${documentLinksMax} links already: revoke one first.`;
    throw new AppError('bad_request', 'too many links', { hint });
  }
  const link = await newLink(needs, record, personId, wish);
  await needs.shareLinks.create(link);
  if (link.expiresAtMs !== null) needs.watch.expiryChanged();
  const detail = detailOf({ link: link.id, role: link.role, label: link.label });
  needs.audit.note(caller, { event: 'shared', subjectId: record.id, detail });
  needs.log.info('link.made', { documentId: record.id, linkId: link.id, role: link.role });
  const unopened = { ...link, openedCount: 0, lastOpenedAtMs: null, peopleCount: 0 };
  return linkViewOf(needs.vault, unopened);
}

async function newLink(
  needs: SharingNeeds,
  record: DocumentRecord,
  createdBy: PersonId,
  wish: LinkWish & { readonly role: GrantedRole },
): Promise<NewShareLink> {
  const checked = await checkedWish(needs, wish);
  const id = newShareLinkId(needs.random);
  const token = newShareToken(needs.random);
  return {
    label: '',
    passwordHash: null,
    expiresAtMs: null,
    peopleMax: null,
    role: wish.role,
    ...checked,
    id,
    documentId: record.id,
    tokenHash: needs.vault.digest(token),
    tokenSealed: needs.vault.seal(token, id),
    createdBy,
    createdAtMs: needs.clock.nowMs(),
  };
}

export async function changeLink(
  needs: SharingNeeds,
  caller: Caller,
  id: string,
  linkId: string,
  wish: LinkWish,
): Promise<LinkView> {
  const { record } = await ownedDocument(needs, caller, id);
  const parsed = expectLink(linkId);
  const change = await checkedWish(needs, wish);
  const isThere = await needs.shareLinks.change(record.id, parsed, change);
  if (!isThere) throw noLink();
  if (change.expiresAtMs !== undefined) needs.watch.expiryChanged();
  const isOfRights = change.role !== undefined || change.expiresAtMs !== undefined;
  if (isOfRights) await needs.watch.changed(record.id);
  const event = change.role === undefined ? 'link-changed' : 'role-changed';
  const detail = detailOf({ link: parsed, ...(change.role && { role: change.role }) });
  needs.audit.note(caller, { event, subjectId: record.id, detail });
  needs.log.info('link.changed', { documentId: record.id, linkId: parsed });
  const changed = await needs.shareLinks.ofDocument(record.id);
  const link = changed.find((other) => other.id === parsed);
  if (link === undefined) throw noLink();
  return linkViewOf(needs.vault, link);
}

export async function revokeLink(needs: SharingNeeds, caller: Caller, id: string, linkId: string) {
  const { record } = await ownedDocument(needs, caller, id);
  const parsed = expectLink(linkId);
  if ((await needs.shareLinks.revoke(record.id, parsed)) === 0) throw noLink();
  await needs.watch.changed(record.id);
  const detail = detailOf({ link: parsed });
  needs.audit.note(caller, { event: 'revoked', subjectId: record.id, detail });
  needs.log.info('link.revoked', { documentId: record.id, linkId: parsed });
}

/** None left is what was wanted, also when there was none. */
export async function revokeAllLinks(needs: SharingNeeds, caller: Caller, id: string) {
  const { record } = await ownedDocument(needs, caller, id);
  const count = await needs.shareLinks.revoke(record.id, null);
  if (count === 0) return;
  await needs.watch.changed(record.id);
  const detail = detailOf({ count });
  needs.audit.note(caller, { event: 'revoked', subjectId: record.id, detail });
  needs.log.info('link.all-revoked', { documentId: record.id, count });
}

/** @throws AppError not_allowed to a token that may only read: an address of a link is a key. */
export async function ownLinks(needs: SharingNeeds, actor: Actor): Promise<OwnLinkView[]> {
  if (!may(ceilingOf(actor), 'share')) {
    const hint = 'This token may only read, and share links are keys.';
    throw new AppError('not_allowed', 'links are keys', { hint });
  }
  const personId = personOf(actor);
  if (personId === null) return [];
  const links = await needs.shareLinks.ofMaker(personId, needs.limits.listLinksMax);
  return links.map(({ link, title }) => ({
    ...linkViewOf(needs.vault, link),
    document: { id: link.documentId, title, url: `/d/${link.documentId}` },
  }));
}

function expectLink(linkId: string): ShareLinkId {
  const parsed = parseShareLinkId(linkId);
  if (parsed === null) throw noLink();
  return parsed;
}

function noLink(): AppError {
  return new AppError('link_not_found', 'no such link of this document');
}
