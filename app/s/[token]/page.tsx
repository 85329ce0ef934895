/** The page behind a share link: who are you, and in. It tells nothing of what is behind it. */
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { isAppError } from '../../../lib/core/faults.ts';
import { isMemberId } from '../../../lib/core/ids.ts';
import { messagesFor } from '../../../lib/i18n/messages.ts';
import { preferences } from '../../_server/preferences.ts';
import { services } from '../../_server/services.ts';
import { ArrivalForm } from './_arrival/ArrivalForm.tsx';
import { ArrivalPage } from './_arrival/ArrivalPage.tsx';
import { TooManyTries } from './_arrival/TooManyTries.tsx';

interface PageProps {
  readonly params: Promise<{ readonly token: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences();
  return {
    title: messagesFor(locale).arrival.tab,
    // The address is the key: it must not travel to wherever somebody goes from here.
    referrer: 'no-referrer',
  };
}

export default async function Arrival({ params }: PageProps) {
  const [{ token }, head, { locale }] = await Promise.all([params, headers(), preferences()]);
  const { arrival, people, limits, callers } = services();
  const words = messagesFor(locale).arrival;
  const caller = await callers.of(head);
  const link = await arrival.look(caller, token).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'too_many_requests') return null;
    throw error;
  });
  if (link === null) return <TooManyTries words={words.wait} />;
  if (link.is === 'gone') notFound();
  const me = await people.me(caller.actor);
  return (
    <ArrivalPage>
      <ArrivalForm
        token={token}
        words={words}
        role={link.role}
        asksPassword={link.hasPassword}
        me={me}
        isMember={me.id !== null && isMemberId(me.id)}
        nameCharsMax={limits.nameCharsMax}
      />
    </ArrivalPage>
  );
}
