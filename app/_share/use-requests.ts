'use client';
/** What the owner answers people who ask to be let in. */
import type { DocumentId } from '../../lib/core/ids.ts';
import type { GrantedRole, RequestView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { approveRequest, declineRequest } from './people-api.ts';
import { useShareMessages } from './share-messages.tsx';
import { replacedBy, withoutRequest } from './sharing-edits.ts';
import type { Attempt } from './use-attempt.ts';

export interface Requests {
  readonly approve: (request: RequestView, role: GrantedRole) => void;
  readonly decline: (request: RequestView) => void;
}

export function useRequests(id: DocumentId, attempt: Attempt): Requests {
  const { people, requests: words, roles } = useShareMessages();
  const nameOf = ({ name }: RequestView) => name || people.nameless;
  return {
    approve: (request, role) =>
      void attempt(
        withoutRequest(request.personId),
        async () => replacedBy(await approveRequest(id, request.personId, role)),
        { message: fill(words.approved, { name: nameOf(request), role: roles[role] }) },
      ),
    decline: (request) => {
      const edit = withoutRequest(request.personId);
      void attempt(edit, () => declineRequest(id, request.personId).then(() => edit), {
        message: fill(words.declined, { name: nameOf(request) }),
      });
    },
  };
}
