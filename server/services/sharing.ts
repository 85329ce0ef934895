/** What an owner does about who gets into a document. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { PersonId, ShareLinkId } from '../../lib/core/ids.ts';
import {
  newShareLinkId,
  newShareToken,
  parsePersonId,
  parseShareLinkId,
} from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { DocumentReach } from '../../lib/core/policy.ts';
import type { GrantedRole, LinkView, OwnLinkView, SharingView } from '../../lib/core/sharing.ts';
import type { Random } from '../../lib/std/clock.ts';
import type { Documents, Log } from '../ports.ts';
import type { NewShareLink, Passwords } from '../sharing-ports.ts';
import { accessDocument, type AccessNeeds } from './access-document.ts';
import type { AccessWatch } from './access-watch.ts';
import { checkedWish, type LinkWish } from './link-wish.ts';
import type { SharingServices } from './services.ts';
import { linkViewOf, sharingViewOf, type SharingViewNeeds } from './sharing-view.ts';

export interface SharingNeeds extends SharingViewNeeds {
  readonly documents: Pick<Documents, 'find'>;
  readonly access: AccessNeeds['access'];
  readonly passwords: Passwords;
  readonly watch: Pick<AccessWatch, 'changed' | 'expiryChanged'>;
  readonly random: Random;
  readonly limits: Limits;
  readonly log: Log;
}

export function makeSharing(needs: SharingNeeds): SharingServices {
  return {
    view: (actor, id) => view(needs, actor, id),
    setReach: (actor, id, change) => setReach(needs, actor, id, change),
    makeLink: (actor, id, wish) => makeLink(needs, actor, id, wish),
    changeLink: (actor, id, linkId, wish) => changeLink(needs, actor, id, linkId, wish),
    revokeLink: (actor, id, linkId) => revokeLink(needs, actor, id, linkId),
    revokeAllLinks: (actor, id) => revokeAllLinks(needs, actor, id),
    setMember: (actor, id, personId, role) => setMember(needs, actor, id, personId, role),
    removeMember: (actor, id, personId) => removeMember(needs, actor, id, personId),
    ownLinks: (actor) => ownLinks(needs, actor),
  };
}

async function view(needs: SharingNeeds, actor: Actor, id: string): Promise<SharingView> {
  const { record } = await accessDocument(needs, actor, id, 'share');
  return sharingViewOf(needs, record);
}

/** Of a document that everybody stands equal in, nobody could take a change back. */
async function owned(needs: SharingNeeds, actor: Actor, id: string) {
  const { record } = await accessDocument(needs, actor, id, 'share');
  const personId = personOf(actor);
  if (record.ownerId === null || personId === null) {
    const hint = 'This document has no owner who could share it: whoever has its address may edit.';
    throw new AppError('not_allowed', 'nobody owns it', { hint });
  }
  return { record, personId };
}

async function setReach(
  needs: SharingNeeds,
  actor: Actor,
  id: string,
  change: Partial<DocumentReach>,
): Promise<SharingView> {
  const { record } = await owned(needs, actor, id);
  const { reach = record.reach, reachRole = record.reachRole } = change;
  await needs.sharing.setReach(record.id, { reach, reachRole });
  await needs.watch.changed(record.id);
  needs.log.info('document.reach-set', { documentId: record.id, reach, reachRole });
  return sharingViewOf(needs, { ...record, reach, reachRole });
}

async function makeLink(
  needs: SharingNeeds,
  actor: Actor,
  id: string,
  wish: LinkWish & { readonly role: GrantedRole },
): Promise<LinkView> {
  const { record, personId } = await owned(needs, actor, id);
  const present = await needs.shareLinks.ofDocument(record.id);
  const { documentLinksMax } = needs.limits;
  if (present.length >= documentLinksMax) {
    const hint = `This document has ${documentLinksMax} links already: revoke one first.`;
    throw new AppError('bad_request', 'too many links', { hint });
  }
  const link = await newLink(needs, record, personId, wish);
  await needs.shareLinks.create(link);
  if (link.expiresAtMs !== null) needs.watch.expiryChanged();
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

async function changeLink(
  needs: SharingNeeds,
  actor: Actor,
  id: string,
  linkId: string,
  wish: LinkWish,
): Promise<LinkView> {
  const { record } = await owned(needs, actor, id);
  const parsed = expectLink(linkId);
  const change = await checkedWish(needs, wish);
  const isThere = await needs.shareLinks.change(record.id, parsed, change);
  if (!isThere) throw noLink();
  if (change.expiresAtMs !== undefined) needs.watch.expiryChanged();
  const isOfRights = change.role !== undefined || change.expiresAtMs !== undefined;
  if (isOfRights) await needs.watch.changed(record.id);
  needs.log.info('link.changed', { documentId: record.id, linkId: parsed });
  const changed = await needs.shareLinks.ofDocument(record.id);
  const link = changed.find((other) => other.id === parsed);
  if (link === undefined) throw noLink();
  return linkViewOf(needs.vault, link);
}

async function revokeLink(needs: SharingNeeds, actor: Actor, id: string, linkId: string) {
  const { record } = await owned(needs, actor, id);
  const parsed = expectLink(linkId);
  if ((await needs.shareLinks.revoke(record.id, parsed)) === 0) throw noLink();
  await needs.watch.changed(record.id);
  needs.log.info('link.revoked', { documentId: record.id, linkId: parsed });
}

/** None left is what was wanted, also when there was none. */
async function revokeAllLinks(needs: SharingNeeds, actor: Actor, id: string) {
  const { record } = await owned(needs, actor, id);
  const count = await needs.shareLinks.revoke(record.id, null);
  if (count === 0) return;
  await needs.watch.changed(record.id);
  needs.log.info('link.all-revoked', { documentId: record.id, count });
}

/** Only of somebody the document knows: a made-up id must not become part of it. */
async function setMember(
  needs: SharingNeeds,
  actor: Actor,
  id: string,
  personIdText: string,
  role: GrantedRole,
): Promise<SharingView> {
  const { record } = await owned(needs, actor, id);
  const personId = parsePersonId(personIdText);
  if (personId !== null && personId === record.ownerId) {
    const hint = 'The owner of a document stays its owner.';
    throw new AppError('bad_request', 'role of the owner', { hint });
  }
  const nowMs = needs.clock.nowMs();
  const known = await needs.sharing.givenIn(record.id, personId === null ? [] : [personId], nowMs);
  if (personId === null || !known.has(personId)) throw noPerson();
  await needs.sharing.setMember(record.id, personId, role, nowMs);
  await needs.watch.changed(record.id);
  needs.log.info('member.set', { documentId: record.id, personId, role });
  return sharingViewOf(needs, record);
}

/** Whoever was added may leave by itself. */
async function removeMember(needs: SharingNeeds, actor: Actor, id: string, personIdText: string) {
  const personId = parsePersonId(personIdText);
  const isSelf = personId !== null && personId === personOf(actor);
  const { record } = isSelf
    ? await accessDocument(needs, actor, id, 'read')
    : await owned(needs, actor, id);
  if (personId === null || !(await needs.sharing.removePerson(record.id, personId))) {
    throw noPerson();
  }
  await needs.watch.changed(record.id);
  needs.log.info('member.removed', { documentId: record.id, personId });
}

async function ownLinks(needs: SharingNeeds, actor: Actor): Promise<OwnLinkView[]> {
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

function noPerson(): AppError {
  const hint = 'This document knows nobody by that id.';
  return new AppError('not_found', 'nobody known here', { hint });
}
