/** Bar and column shared by the list and the trash. */
import type { ReactNode } from 'react';
import { HomeHeader } from '../_home/HomeHeader.tsx';
import { ProfileChip } from '../_home/ProfileChip.tsx';
import { LinkButton } from '../_ui/LinkButton.tsx';
import { homeRequest } from '../_server/home-request.ts';
import { messagesFor } from '../../lib/i18n/messages.ts';
import styles from './layout.module.css';

export default async function HomeLayout({ children }: { readonly children: ReactNode }) {
  const { all, actor, preferences, maySignIn } = await homeRequest();
  const { shell, account } = messagesFor(preferences.locale);
  return (
    <>
      <HomeHeader words={shell.product}>
        {maySignIn ? (
          <LinkButton href="/sign-in" look="quiet" className={styles.signIn}>
            {account.signIn.title}
          </LinkButton>
        ) : null}
        <ProfileChip
          me={await all.people.me(actor)}
          theme={preferences.theme}
          nameCharsMax={all.limits.nameCharsMax}
        />
      </HomeHeader>
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </>
  );
}
