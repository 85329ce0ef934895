/** Who may enter which document: everything that is settled before a socket joins a room. */
import { defaultHue, personOf } from '../../lib/core/actor.ts';
import type { Actor, Profile } from '../../lib/core/actor.ts';
import { SCHEMA_VERSION } from '../../lib/core/document.ts';
import { AppError } from '../../lib/core/faults.ts';
import { parseDocumentId } from '../../lib/core/ids.ts';
import type { DocumentId, Epoch } from '../../lib/core/ids.ts';
import { ceilingOf, may } from '../../lib/core/policy.ts';
import { parseHandshake } from '../../lib/protocol/handshake.ts';
import type { People } from '../ports.ts';
import type { Opening } from '../room/room-events.ts';
import { type AccessNeeds, roleOn } from '../services/access-document.ts';
import type { LinkedGuests } from '../services/accounts/linked-guests.ts';

export interface AdmissionPorts extends AccessNeeds {
  readonly people: Pick<People, 'find'>;
  readonly linkedGuests: Pick<LinkedGuests, 'memberOf'>;
}

export interface Admission {
  readonly documentId: DocumentId;
  readonly epoch: Epoch;
  readonly opening: Omit<Opening, 'sessionId'>;
  /** Of the sign-in or token; null: a guest, or nobody. */
  readonly proofId: string | null;
}

/**
 * @param documentIdText  the path after `/collab/`, as it came
 * @param whoComes  as they are now
 * @throws AppError not_signed_in, bad_request, document_not_found (unknown and forbidden alike),
 *   page_outdated, copy_outdated, other_person, and what the store says.
 */
export async function admit(
  ports: AdmissionPorts,
  documentIdText: string,
  params: URLSearchParams,
  whoComes: () => Promise<Actor>,
): Promise<Admission> {
  const documentId = parseDocumentId(documentIdText);
  if (documentId === null) throw new AppError('document_not_found', 'malformed id');
  const handshake = parseHandshake(params);
  if (!handshake.ok) throw new AppError(handshake.why.code, handshake.why.why);
  const { schemaVersion, epoch, personId: copyOwner, since, wantsOwnFrames } = handshake.value;
  // Before the document is looked for: a token that is no good learns nothing of it.
  const actor = await whoComes();
  const record = await ports.documents.find(documentId);
  if (record === null) throw new AppError('document_not_found', documentId);
  const role = await roleOn(ports, record, actor);
  if (record.trashedAtMs !== null || !may(role, 'read'))
    throw new AppError('document_not_found', documentId);
  if (schemaVersion !== null && schemaVersion !== SCHEMA_VERSION) {
    throw new AppError('page_outdated', `schema ${schemaVersion}`);
  }
  const personId = personOf(actor);
  // A page that was a guest's goes on as the member that the guest became.
  const ownerNow =
    copyOwner === null ? null : (ports.linkedGuests.memberOf(copyOwner) ?? copyOwner);
  if (ownerNow !== null && ownerNow !== personId) {
    throw new AppError('other_person', 'the local copy belongs to somebody else');
  }
  if (epoch !== null && epoch !== record.epoch) throw new AppError('copy_outdated', 'other epoch');
  const profile = personId === null ? null : await ports.people.find(personId);
  return {
    documentId,
    epoch: record.epoch,
    proofId: actor.is === 'member' ? (actor.proof?.id ?? null) : null,
    opening: {
      personId,
      profile: profile ?? unnamed(actor),
      role,
      ceiling: ceilingOf(actor),
      wantsOwnFrames,
      since: since ?? 0,
    },
  };
}

/** An empty name: each reader's page says "Guest" in its own language. */
function unnamed(actor: Actor): Profile {
  const personId = personOf(actor);
  return { name: '', hue: personId === null ? 0 : defaultHue(personId) };
}
