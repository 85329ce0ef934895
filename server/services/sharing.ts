/** What an owner does about who gets into a document. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import { type AuditEvent, detailOf } from '../../lib/core/audit.ts';
import { AppError } from '../../lib/core/faults.ts';
import { parsePersonId } from '../../lib/core/ids.ts';
import type { DocumentReach } from '../../lib/core/policy.ts';
import type { GrantedRole, SharingView } from '../../lib/core/sharing.ts';
import { accessDocument } from './access-document.ts';
import type { Caller } from './accounts/account-needs.ts';
import { ownedDocument, type SharingNeeds } from './owned-document.ts';
import type { SharingServices } from './services.ts';
import { changeLink, makeLink, ownLinks, revokeAllLinks, revokeLink } from './share-links.ts';
import { sharingViewOf } from './sharing-view.ts';

export function makeSharing(needs: SharingNeeds): SharingServices {
  return {
    view: (actor, id) => view(needs, actor, id),
    setReach: (caller, id, change) => setReach(needs, caller, id, change),
    makeLink: (caller, id, wish) => makeLink(needs, caller, id, wish),
    changeLink: (caller, id, linkId, wish) => changeLink(needs, caller, id, linkId, wish),
    revokeLink: (caller, id, linkId) => revokeLink(needs, caller, id, linkId),
    revokeAllLinks: (caller, id) => revokeAllLinks(needs, caller, id),
    setMember: (caller, id, personId, role) => setMember(needs, caller, id, personId, role),
    removeMember: (caller, id, personId) => removeMember(needs, caller, id, personId),
    ownLinks: (actor) => ownLinks(needs, actor),
  };
}

async function view(needs: SharingNeeds, actor: Actor, id: string): Promise<SharingView> {
  const { record } = await accessDocument(needs, actor, id, 'share');
  return sharingViewOf(needs, actor, record);
}

async function setReach(
  needs: SharingNeeds,
  caller: Caller,
  id: string,
  change: Partial<DocumentReach>,
): Promise<SharingView> {
  const { record } = await ownedDocument(needs, caller, id);
  await needs.sharing.setReach(record.id, change);
  await needs.watch.changed(record.id);
  const { reach = record.reach, reachRole: role = record.reachRole } = change;
  const event = reachEvent(change);
  const detail = detailOf(event === 'revoked' ? { reach } : { reach, role });
  needs.audit.note(caller, { event, subjectId: record.id, detail });
  needs.log.info('document.reach-set', { documentId: record.id, ...change });
  return view(needs, caller.actor, id);
}

function reachEvent({ reach }: Partial<DocumentReach>): AuditEvent {
  if (reach === undefined) return 'role-changed';
  return reach === 'added' ? 'revoked' : 'shared';
}

/** Only of somebody the document knows: a made-up id must not become part of it. */
async function setMember(
  needs: SharingNeeds,
  caller: Caller,
  id: string,
  personIdText: string,
  role: GrantedRole,
): Promise<SharingView> {
  const { record } = await ownedDocument(needs, caller, id);
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
  const event = known.get(personId)?.membership == null ? 'shared' : 'role-changed';
  const detail = detailOf({ person: personId, role });
  needs.audit.note(caller, { event, subjectId: record.id, detail });
  needs.log.info('member.set', { documentId: record.id, personId, role });
  return sharingViewOf(needs, caller.actor, record);
}

/** Whoever was added may leave by itself. */
async function removeMember(needs: SharingNeeds, caller: Caller, id: string, personIdText: string) {
  const { actor } = caller;
  const personId = parsePersonId(personIdText);
  const isSelf = personId !== null && personId === personOf(actor);
  const { record } = isSelf
    ? await accessDocument(needs, actor, id, 'read')
    : await ownedDocument(needs, caller, id);
  if (personId === null || !(await needs.sharing.removePerson(record.id, personId))) {
    throw noPerson();
  }
  // Who leaves does not want to find it in the list for being opened once.
  if (isSelf) await needs.documents.forgetOpened(record.id, personId);
  await needs.watch.changed(record.id);
  const detail = detailOf({ person: personId });
  needs.audit.note(caller, { event: 'revoked', subjectId: record.id, detail });
  needs.log.info('member.removed', { documentId: record.id, personId });
}

function noPerson(): AppError {
  const hint = 'This document knows nobody by that id.';
  return new AppError('not_found', 'nobody known here', { hint });
}
