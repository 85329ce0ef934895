/** After signing in where somebody was a guest: is it the same person? Asked once, or not at all. */
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { messagesFor } from '../../../lib/i18n/messages.ts';
import { fill } from '../../../lib/i18n/phrase.ts';
import { AccountPage } from '../../_account/AccountPage.tsx';
import { GuestQuestion } from '../../_account/GuestQuestion.tsx';
import { isLeft, LEFT_COOKIE } from '../../_account/left-guests.ts';
import { safePath } from '../../_account/safe-path.ts';
import { preferences } from '../../_server/preferences.ts';
import { services } from '../../_server/services.ts';
import { signedInMember } from '../../_server/signed-in-member.ts';

interface GuestProps {
  readonly searchParams: Promise<{ readonly to?: string | readonly string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences();
  return { title: messagesFor(locale).guest.question.title };
}

export default async function GuestPage({ searchParams }: GuestProps) {
  const [{ to }, jar, member, { locale }] = await Promise.all([
    searchParams,
    cookies(),
    signedInMember(),
    preferences(),
  ]);
  const leadsTo = safePath(typeof to === 'string' ? to : undefined);
  if (member === null) redirect(`/sign-in?to=${encodeURIComponent(leadsTo)}`);
  const left = jar.get(LEFT_COOKIE)?.value;
  const guest = await services().accounts.guest(member.caller);
  if (guest === null || isLeft(left, guest.id, member.id)) redirect(leadsTo);
  const words = messagesFor(locale).guest;
  const name = member.me.name ?? member.account.email;
  return (
    <AccountPage title={words.question.title} lead={fill(words.question.lead, { name })}>
      <GuestQuestion
        words={words}
        guest={guest}
        memberId={member.id}
        left={left}
        leadsTo={leadsTo}
      />
    </AccountPage>
  );
}
