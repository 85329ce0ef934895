/** What a change makes of the members and invitations that are shown. */
import type { AccountView } from '../../lib/core/account.ts';
import type { Edit } from '../_request/use-live.ts';
import type { MemberChange, MembersView, NewInvitation } from './api.ts';

export function withChange({ id }: AccountView, change: MemberChange): Edit<MembersView> {
  return (view) => ({
    ...view,
    members: view.members.map((member) => (member.id === id ? { ...member, ...change } : member)),
  });
}

export function withInvitation(made: NewInvitation): Edit<MembersView> {
  const { url: _, ...invitation } = made;
  return (view) => ({
    ...view,
    // A list that was fetched meanwhile may have it.
    invitations: [invitation, ...view.invitations.filter(({ id }) => id !== invitation.id)],
  });
}

export function withoutInvitation(id: string): Edit<MembersView> {
  return (view) => ({
    ...view,
    invitations: view.invitations.filter((invitation) => invitation.id !== id),
  });
}

export const unchanged: Edit<MembersView> = (view) => view;
