/** What pages ask of the server about letting people in by name. */
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import type { CandidateView, GrantedRole, SharingView } from '../../lib/core/sharing.ts';
import { ask } from '../_request/ask.ts';

const documentPath = (id: DocumentId) => `/api/v1/documents/${id}`;
const requestPath = (id: DocumentId, person: PersonId) => `${documentPath(id)}/requests/${person}`;

export async function fetchCandidates(
  id: DocumentId,
  search: string,
  signal: AbortSignal,
): Promise<readonly CandidateView[]> {
  const parameters = new URLSearchParams({ search });
  const { candidates } = await ask<{ readonly candidates: readonly CandidateView[] }>(
    'GET',
    `${documentPath(id)}/candidates?${parameters}`,
    undefined,
    signal,
  );
  return candidates;
}

export function addMember(
  id: DocumentId,
  personId: PersonId,
  role: GrantedRole,
  message: string,
): Promise<SharingView> {
  const said = message === '' ? {} : { message };
  return ask('POST', `${documentPath(id)}/members`, { personId, role, ...said });
}

export function makeOwner(id: DocumentId, personId: PersonId): Promise<unknown> {
  return ask('POST', `${documentPath(id)}/members/${personId}/owner`);
}

export function approveRequest(
  id: DocumentId,
  personId: PersonId,
  role: GrantedRole,
): Promise<SharingView> {
  return ask('POST', requestPath(id, personId), { role });
}

export function declineRequest(id: DocumentId, personId: PersonId): Promise<unknown> {
  return ask('DELETE', requestPath(id, personId));
}
