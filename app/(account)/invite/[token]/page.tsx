/** The page behind an invitation: make an account. */
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { fill } from '../../../../lib/i18n/phrase.ts';
import { messagesFor } from '../../../../lib/i18n/messages.ts';
import { AccountForm } from '../../../_account/AccountForm.tsx';
import { AccountPage, NoWayPage } from '../../../_account/AccountPage.tsx';
import { preferences } from '../../../_server/preferences.ts';
import { services } from '../../../_server/services.ts';

interface InviteProps {
  readonly params: Promise<{ readonly token: string }>;
}

const ASKS = ['name', 'email', 'password'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences();
  return { title: messagesFor(locale).account.invite.title, referrer: 'no-referrer' };
}

export default async function InvitePage({ params }: InviteProps) {
  const [{ token }, head, { locale }] = await Promise.all([params, headers(), preferences()]);
  const { account } = messagesFor(locale);
  const words = account.invite;
  const { accounts, callers, limits } = services();
  const link = await accounts.invitation(await callers.of(head), token);
  if (link.is === 'gone') {
    const way = { href: '/sign-in', label: account.toSignIn };
    return <NoWayPage title={words.goneTitle} body={words.goneBody} way={way} />;
  }
  const { workspace } = link;
  return (
    <AccountPage title={workspace === '' ? words.title : fill(words.titleTo, { workspace })}>
      <AccountForm
        words={account.fields}
        asks={ASKS}
        isNewPassword
        nameCharsMax={limits.nameCharsMax}
        submit={words.submit}
        deed={{ path: `/api/v1/invite/${token}`, leadsTo: '/' }}
      />
    </AccountPage>
  );
}
