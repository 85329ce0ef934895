'use client';
/** A page that failed while it was made; the shell around it still stands. */
import { fill } from '../lib/i18n/phrase.ts';
import { Button } from './_ui/Button.tsx';
import { EmptyState } from './_ui/EmptyState.tsx';
import { LinkButton } from './_ui/LinkButton.tsx';
import { Mark } from './_ui/Logo.tsx';
import { useMessages } from './_ui/messages.tsx';
import styles from './state-page.module.css';

interface ErrorPageProps {
  /** Next hides the message in production; the digest is also in the server's log. */
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const { shell } = useMessages();
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <EmptyState isPage title={shell.error.title} body={shell.error.body} art={<Mark size={40} />}>
        <Button look="primary" onClick={retry}>
          {shell.error.retry}
        </Button>
        <LinkButton href="/">{shell.error.home}</LinkButton>
      </EmptyState>
      {error.digest === undefined ? null : (
        <p className={styles.reference}>{fill(shell.error.reference, { digest: error.digest })}</p>
      )}
    </main>
  );
}
