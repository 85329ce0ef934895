/** The first run: one screen, then the first document. */
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { SetupState } from '../../../../lib/core/account.ts';
import { isAppError } from '../../../../lib/core/faults.ts';
import { messagesFor } from '../../../../lib/i18n/messages.ts';
import { AccountForm } from '../../../_account/AccountForm.tsx';
import { AccountPage, NoWayPage } from '../../../_account/AccountPage.tsx';
import { preferences } from '../../../_server/preferences.ts';
import { services } from '../../../_server/services.ts';

interface SetupProps {
  readonly params: Promise<{ readonly key?: readonly string[] }>;
}

const ASKS = ['workspace', 'name', 'email', 'password'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences();
  // The address may be the key.
  return { title: messagesFor(locale).account.setup.title, referrer: 'no-referrer' };
}

export default async function SetupPage({ params }: SetupProps) {
  const [{ key: segments }, head, { locale }] = await Promise.all([
    params,
    headers(),
    preferences(),
  ]);
  const { account } = messagesFor(locale);
  const words = account.setup;
  const { accounts, callers, limits } = services();
  const key = segments?.[0];
  const state = await accounts.setupState(await callers.of(head), key).catch(lockedAfterGuesses);
  switch (state.is) {
    case 'done': {
      const way = { href: '/sign-in', label: account.toSignIn };
      return <NoWayPage title={words.doneTitle} body={words.doneBody} way={way} />;
    }
    case 'locked':
      return <NoWayPage title={words.lockedTitle} body={words.lockedBody} />;
    case 'open':
      return (
        <AccountPage title={words.title} lead={words.lead}>
          <AccountForm
            words={account.fields}
            asks={ASKS}
            isNewPassword
            nameCharsMax={limits.nameCharsMax}
            submit={words.submit}
            deed={{
              path: '/api/v1/setup',
              extra: { language: locale, ...(key === undefined ? {} : { key }) },
            }}
          />
        </AccountPage>
      );
  }
}

/** Whoever guesses on is told what all the others are. */
function lockedAfterGuesses(error: unknown): SetupState {
  if (isAppError(error) && error.code === 'too_many_requests') return { is: 'locked' };
  throw error;
}
