'use client';
/** The way to the sign-in, and back to this address. */
import type { AccessMessages } from '../../lib/i18n/en.ts';
import { LinkButton } from '../_ui/LinkButton.tsx';
import styles from './WayIn.module.css';

export function ToSignIn({ words }: { readonly words: AccessMessages['signIn'] }) {
  const to = new URLSearchParams({ to: location.pathname });
  return (
    <section className={styles.way}>
      <p className={styles.body}>{words.body}</p>
      <LinkButton look="primary" className={styles.deed} href={`/sign-in?${to}`}>
        {words.submit}
      </LinkButton>
    </section>
  );
}
