/** Bar and column shared by the list, the trash, and the pages that the profile menu leads to. */
import type { ReactNode } from 'react';
import type { Me } from '../../lib/core/actor.ts';
import { messagesFor } from '../../lib/i18n/messages.ts';
import type { Preferences } from '../_server/preferences.ts';
import { LinkButton } from '../_ui/LinkButton.tsx';
import styles from './HomeFrame.module.css';
import { HomeHeader } from './HomeHeader.tsx';
import { ProfileChip } from './ProfileChip.tsx';

export interface HomeFrameProps {
  readonly me: Me;
  readonly preferences: Preferences;
  readonly nameCharsMax: number;
  /** Accounts mean something here, and this visitor has not signed in to one. */
  readonly maySignIn?: boolean;
  readonly children: ReactNode;
}

export function HomeFrame(props: HomeFrameProps) {
  const { me, preferences, nameCharsMax, maySignIn = false } = props;
  const { shell, account } = messagesFor(preferences.locale);
  return (
    <>
      <HomeHeader words={shell.product}>
        {maySignIn ? (
          <LinkButton href="/sign-in" look="quiet" className={styles.signIn}>
            {account.signIn.title}
          </LinkButton>
        ) : null}
        <ProfileChip me={me} theme={preferences.theme} nameCharsMax={nameCharsMax} />
      </HomeHeader>
      <main id="content" tabIndex={-1} className={styles.main}>
        {props.children}
      </main>
    </>
  );
}
