/** Signing in with e-mail address and password. */
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { fill } from '../../../lib/i18n/phrase.ts';
import { messagesFor } from '../../../lib/i18n/messages.ts';
import { AccountForm } from '../../_account/AccountForm.tsx';
import { AccountPage, NoWayPage } from '../../_account/AccountPage.tsx';
import { safePath } from '../../_account/safe-path.ts';
import { preferences } from '../../_server/preferences.ts';
import { services } from '../../_server/services.ts';
import styles from './page.module.css';

interface SignInProps {
  readonly searchParams: Promise<{ readonly to?: string | readonly string[] }>;
}

const ASKS = ['email', 'password'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences();
  return { title: messagesFor(locale).account.signIn.title };
}

export default async function SignInPage({ searchParams }: SignInProps) {
  const [{ to }, head, { locale }] = await Promise.all([searchParams, headers(), preferences()]);
  const { account } = messagesFor(locale);
  const words = account.signIn;
  const { accounts, callers, limits } = services();
  const caller = await callers.of(head);
  const leadsTo = safePath(typeof to === 'string' ? to : undefined);
  if (caller.actor.is === 'member') redirect(leadsTo);
  const state = await accounts.setupState(caller);
  if (state.is === 'open') redirect('/setup');
  if (state.is === 'locked') {
    return <NoWayPage title={account.setup.lockedTitle} body={account.setup.lockedBody} />;
  }
  const workspace = await accounts.workspaceName();
  return (
    <AccountPage title={workspace === null ? words.title : fill(words.titleTo, { workspace })}>
      <AccountForm
        words={account.fields}
        asks={ASKS}
        isNewPassword={false}
        nameCharsMax={limits.nameCharsMax}
        submit={words.submit}
        deed={{ path: '/api/v1/sign-in', leadsTo }}
      />
      <div className={styles.notes}>
        <p>{words.noAccount}</p>
        <p>{words.forgot}</p>
      </div>
    </AccountPage>
  );
}
