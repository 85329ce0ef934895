'use client';
/** All links of one person, over all documents. */
import { ArrowLeft } from 'lucide-react';
import type { OwnLinkView } from '../../lib/core/sharing.ts';
import type { ShareMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import page from '../_home/DocumentsPage.module.css';
import { useLive } from '../_request/use-live.ts';
import { EmptyState } from '../_ui/EmptyState.tsx';
import { LinkButton } from '../_ui/LinkButton.tsx';
import { listOwnLinks, revokeLink } from './api.ts';
import { linkName } from './link-facts.ts';
import styles from './LinksPage.module.css';
import { LinkRow } from './LinkRow.tsx';
import { ShareMessagesProvider, useShareMessages } from './share-messages.tsx';
import { useAttempt } from './use-attempt.ts';

export interface LinksPageProps {
  readonly messages: ShareMessages;
  readonly first: readonly OwnLinkView[];
  readonly firstNowMs: number;
}

export function LinksPage({ messages, first, firstNowMs }: LinksPageProps) {
  return (
    <ShareMessagesProvider messages={messages}>
      <OwnLinks first={first} firstNowMs={firstNowMs} />
    </ShareMessagesProvider>
  );
}

function OwnLinks({ first, firstNowMs }: Omit<LinksPageProps, 'messages'>) {
  const words = useShareMessages();
  const live = useLive(listOwnLinks, { view: first, nowMs: firstNowMs });
  const attempt = useAttempt(live.change);
  const links = live.view ?? first;
  const revoke = (link: OwnLinkView) => {
    const edit = (shown: readonly OwnLinkView[]) => shown.filter(({ id }) => id !== link.id);
    document.getElementById('content')?.focus();
    void attempt(edit, () => revokeLink(link.document.id, link.id).then(() => edit), {
      message: fill(words.links.revoked, { label: linkName(link, words) }),
    });
  };
  return (
    <>
      <div className={page.head}>
        <h1 className={page.heading}>{words.page.title}</h1>
        <LinkButton href="/" look="quiet">
          <ArrowLeft size={16} aria-hidden className={styles.back} />
          {words.page.back}
        </LinkButton>
      </div>
      {live.isStale ? <p className={page.stale}>{words.page.refreshFailed}</p> : null}
      {links.length === 0 ? (
        <EmptyState title={words.page.emptyTitle} body={words.page.emptyBody} />
      ) : (
        <>
          <p className={styles.note}>{words.page.note}</p>
          <ul aria-label={words.page.list}>
            {links.map((link) => (
              <LinkRow
                key={link.id}
                link={link}
                nowMs={live.nowMs}
                document={<DocumentName link={link} />}
                onRevoke={() => revoke(link)}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function DocumentName({ link }: { readonly link: OwnLinkView }) {
  const { page: words } = useShareMessages();
  const { id, title } = link.document;
  return (
    <a href={`/d/${id}`} className={styles.document} dir="auto" data-untitled={title === ''}>
      {title || words.untitled}
    </a>
  );
}
