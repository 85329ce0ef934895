/** What the page of members asks of the server. */
import type { AccountView, InvitationView } from '../../lib/core/account.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { ask } from '../_request/ask.ts';
import { leaveIfOut } from '../_request/leave-if-out.ts';

const MEMBERS = '/api/v1/members';
const INVITATIONS = '/api/v1/invitations';

export interface MembersView {
  readonly members: readonly AccountView[];
  readonly invitations: readonly InvitationView[];
}

/** The link is told this once. */
export type NewInvitation = InvitationView & { readonly url: string };

export interface MemberChange {
  readonly isOperator?: boolean;
  readonly isDisabled?: boolean;
}

export async function fetchMembers(signal: AbortSignal): Promise<MembersView> {
  const get = <Answer>(path: string) => ask<Answer>('GET', path, undefined, signal);
  try {
    const [members, invitations] = await Promise.all([
      get<Pick<MembersView, 'members'>>(MEMBERS),
      get<Pick<MembersView, 'invitations'>>(INVITATIONS),
    ]);
    return { ...members, ...invitations };
  } catch (error) {
    return leaveIfOut(error, '/members');
  }
}

export function changeMember(id: PersonId, change: MemberChange): Promise<AccountView> {
  return ask('PATCH', `${MEMBERS}/${id}`, change);
}

/** @returns the address, told this once. */
export async function offerReset(id: PersonId): Promise<string> {
  return (await ask<{ readonly url: string }>('POST', `${MEMBERS}/${id}/reset`)).url;
}

export function invite(wish: {
  readonly label: string;
  readonly isOperator: boolean;
}): Promise<NewInvitation> {
  return ask('POST', INVITATIONS, wish);
}

export function revokeInvitation(id: string): Promise<unknown> {
  return ask('DELETE', `${INVITATIONS}/${id}`);
}
