/** The page behind a one-time link: choose a new password. */
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { messagesFor } from '../../../../lib/i18n/messages.ts';
import { AccountForm } from '../../../_account/AccountForm.tsx';
import { AccountPage, NoWayPage } from '../../../_account/AccountPage.tsx';
import { preferences } from '../../../_server/preferences.ts';
import { services } from '../../../_server/services.ts';

interface ResetProps {
  readonly params: Promise<{ readonly token: string }>;
}

const ASKS = ['password'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences();
  return { title: messagesFor(locale).account.reset.title, referrer: 'no-referrer' };
}

export default async function ResetPage({ params }: ResetProps) {
  const [{ token }, head, { locale }] = await Promise.all([params, headers(), preferences()]);
  const { account } = messagesFor(locale);
  const words = account.reset;
  const { accounts, callers, limits } = services();
  const link = await accounts.resetLink(await callers.of(head), token);
  if (link.is === 'gone') {
    const way = { href: '/sign-in', label: account.toSignIn };
    return <NoWayPage title={words.goneTitle} body={words.goneBody} way={way} />;
  }
  return (
    <AccountPage title={words.title} lead={words.lead}>
      <AccountForm
        words={account.fields}
        asks={ASKS}
        isNewPassword
        nameCharsMax={limits.nameCharsMax}
        submit={words.submit}
        deed={{ path: `/api/v1/reset/${token}`, leadsTo: '/' }}
      />
    </AccountPage>
  );
}
