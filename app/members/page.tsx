/** Members and open invitations, for operators; for everybody else nothing is here. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { messagesFor } from '../../lib/i18n/messages.ts';
import { HomeFrame } from '../_home/HomeFrame.tsx';
import { MembersPage } from '../_members/MembersPage.tsx';
import { preferences } from '../_server/preferences.ts';
import { services } from '../_server/services.ts';
import { signedInMember } from '../_server/signed-in-member.ts';

export async function generateMetadata(): Promise<Metadata> {
  const [member, { locale }] = await Promise.all([signedInMember(), preferences()]);
  const { members, shell } = messagesFor(locale);
  return { title: member?.isOperator === true ? members.title : shell.notFound.title };
}

export default async function Members() {
  const [member, wishes] = await Promise.all([signedInMember(), preferences()]);
  if (member?.isOperator !== true) notFound();
  const { accounts, limits } = services();
  const [members, invitations] = await Promise.all([
    accounts.members(member.caller),
    accounts.invitations(member.caller),
  ]);
  return (
    <HomeFrame me={member.me} preferences={wishes} nameCharsMax={limits.nameCharsMax}>
      <MembersPage
        words={messagesFor(wishes.locale).members}
        leaving={messagesFor(wishes.locale).leaving}
        trashDays={limits.trashDays}
        ownId={member.id}
        resetHours={limits.resetHours}
        first={{ members, invitations }}
        firstNowMs={Date.now()}
      />
    </HomeFrame>
  );
}
