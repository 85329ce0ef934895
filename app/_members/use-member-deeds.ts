'use client';
/** What an operator does to members and invitations, and how it is told. */
import type { AccountView, Estate, InvitationView } from '../../lib/core/account.ts';
import type { LeavingMessages, MembersMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { deleteMember } from '../_account/api.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';
import type { Live } from '../_request/use-live.ts';
import { useAttempt } from '../_share/use-attempt.ts';
import { useToast } from '../_ui/toasts.tsx';
import {
  changeMember,
  invite,
  type MemberChange,
  type MembersView,
  type NewInvitation,
  offerReset,
  revokeInvitation,
} from './api.ts';
import { unchanged, withChange, withInvitation, withoutInvitation } from './members-edits.ts';

export interface MemberDeeds {
  readonly change: (member: AccountView, change: MemberChange) => void;
  /** null: refused, and said so. */
  readonly resetLink: (member: AccountView) => Promise<string | null>;
  /** null: refused, and said so. */
  readonly invite: (wish: {
    readonly label: string;
    readonly isOperator: boolean;
  }) => Promise<NewInvitation | null>;
  readonly revoke: (invitation: InvitationView) => void;
  /** Rejects as the request does: whoever asks says it better. */
  readonly remove: (member: AccountView, documents: Estate) => Promise<void>;
}

export function useMemberDeeds(
  words: MembersMessages,
  leaving: LeavingMessages,
  live: Live<MembersView>,
): MemberDeeds {
  const showToast = useToast();
  const attempt = useAttempt(live.change);
  const showFailure = useFailureToast();
  return {
    change: (member, change) =>
      void attempt(
        withChange(member, change),
        async () => withChange(member, await changeMember(member.id, change)),
        { message: fill(told(words, change), { name: memberName(member, words) }) },
      ),
    resetLink: async (member) => {
      try {
        return await offerReset(member.id);
      } catch (error) {
        showFailure(error);
        return null;
      }
    },
    invite: async (wish) => {
      const made: NewInvitation[] = [];
      const request = async () => {
        const invitation = await invite(wish);
        made.push(invitation);
        return withInvitation(invitation);
      };
      await attempt(unchanged, request, null);
      return made[0] ?? null;
    },
    revoke: (invitation) => {
      const edit = withoutInvitation(invitation.id);
      const label = invitationName(invitation, words);
      void attempt(edit, () => revokeInvitation(invitation.id).then(() => edit), {
        message: fill(words.invitations.revoked, { label }),
      });
    },
    remove: async (member, documents) => {
      await deleteMember(member.id, documents);
      showToast({ message: fill(leaving.deleted, { name: memberName(member, words) }) });
      live.reload();
    },
  };
}

function told(words: MembersMessages, { isOperator, isDisabled }: MemberChange): string {
  if (isDisabled !== undefined) return isDisabled ? words.wasDisabled : words.wasEnabled;
  return isOperator === true ? words.madeOperator : words.unmadeOperator;
}

export function memberName({ name }: AccountView, words: MembersMessages): string {
  return name || words.nameless;
}

export function invitationName({ label }: InvitationView, words: MembersMessages): string {
  return label || words.invitations.unnamed;
}
