/** Nothing lives at this address, or nothing this visitor may know of. */
import { messagesFor } from '../lib/i18n/messages.ts';
import { preferences } from './_server/preferences.ts';
import { EmptyState } from './_ui/EmptyState.tsx';
import { LinkButton } from './_ui/LinkButton.tsx';
import { Mark } from './_ui/Logo.tsx';
import styles from './state-page.module.css';

export default async function NotFound() {
  const { notFound } = messagesFor((await preferences()).locale).shell;
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <EmptyState isPage title={notFound.title} body={notFound.body} art={<Mark size={40} />}>
        <LinkButton href="/" look="primary">
          {notFound.home}
        </LinkButton>
      </EmptyState>
    </main>
  );
}
