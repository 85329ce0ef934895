/**
 * Nothing lives at this address, or nothing this visitor may know of: the two look alike. Next makes
 * it ready with every document's page, so it holds no more than it must.
 */
import { messagesFor } from '../../../lib/i18n/messages.ts';
import { WayIn } from '../../_access/WayIn.tsx';
import { preferences } from '../../_server/preferences.ts';
import { services } from '../../_server/services.ts';
import { EmptyState } from '../../_ui/EmptyState.tsx';
import { LinkButton } from '../../_ui/LinkButton.tsx';
import { Mark } from '../../_ui/Logo.tsx';
import styles from '../../state-page.module.css';

export default async function NoDocument() {
  const { access, limits } = services();
  const { notFound } = messagesFor((await preferences()).locale).shell;
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <EmptyState isPage title={notFound.title} body={notFound.body} art={<Mark size={40} />}>
        <LinkButton href="/">{notFound.home}</LinkButton>
      </EmptyState>
      <WayIn maySignIn={access !== 'open'} messageCharsMax={limits.requestCharsMax} />
    </main>
  );
}
