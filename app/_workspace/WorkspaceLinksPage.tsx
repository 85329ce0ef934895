'use client';
/** Everybody's share links: whose they are, how far they go, and an end to them. */
import { Link2Off } from 'lucide-react';
import { useRef, useState } from 'react';
import { parsePersonId, type PersonId } from '../../lib/core/ids.ts';
import type { WorkspaceLinkView } from '../../lib/core/workspace.ts';
import type { ShareMessages, WorkspaceMessages } from '../../lib/i18n/en.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import page from '../_home/DocumentsPage.module.css';
import { PageHead } from '../_home/PageHead.tsx';
import { useLive } from '../_request/use-live.ts';
import { Question } from '../_share/Question.tsx';
import { ShareMessagesProvider } from '../_share/share-messages.tsx';
import { Button } from '../_ui/Button.tsx';
import { EmptyState } from '../_ui/EmptyState.tsx';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { fetchLinks } from './api.ts';
import { nameOf } from './audit-words.ts';
import { inOrder, LINK_ORDERS, type LinkOrder, parseLinkOrder } from './link-order.ts';
import { type LinkEnds, useLinkEnds } from './use-link-ends.ts';
import { WorkspaceLinkRow } from './WorkspaceLinkRow.tsx';
import styles from './WorkspaceLinksPage.module.css';

const REFRESH_MS = 30_000;
const EVERYBODY = 'everybody';

export interface WorkspaceLinksPageProps {
  readonly words: WorkspaceMessages;
  readonly shareWords: ShareMessages;
  /** So many are listed at most. */
  readonly linksMax: number;
  readonly first: readonly WorkspaceLinkView[];
  readonly firstNowMs: number;
}

export function WorkspaceLinksPage(props: WorkspaceLinksPageProps) {
  const { words, shareWords, linksMax, first, firstNowMs } = props;
  const { language } = useMessages();
  const live = useLive(fetchLinks, { view: first, nowMs: firstNowMs }, REFRESH_MS);
  const ends = useLinkEnds(words, shareWords, live);
  const [owner, setOwner] = useState<PersonId | null>(null);
  const [order, setOrder] = useState<LinkOrder>('newest');
  const all = live.view ?? first;
  const shown = inOrder(
    all.filter(({ ownerId }) => owner === null || ownerId === owner),
    order,
  );
  return (
    <ShareMessagesProvider messages={shareWords}>
      <PageHead title={words.links.title} back={words.back} />
      <p className={styles.note}>{words.links.note}</p>
      {live.isStale ? <p className={page.stale}>{words.refreshFailed}</p> : null}
      {all.length === 0 && owner === null ? (
        <EmptyState title={words.links.emptyTitle} body={words.links.emptyBody} />
      ) : (
        <>
          <div className={styles.bar}>
            <OwnerSelect words={words} links={all} owner={owner} onChoose={setOwner} />
            <MenuSelect
              label={words.links.sort}
              value={order}
              options={LINK_ORDERS.map((value) => ({ value, label: words.links.sorts[value] }))}
              onChoose={(value) => setOrder(parseLinkOrder(value))}
            />
          </div>
          {owner === null || shown.length === 0 ? null : (
            <RevokeAll key={owner} words={words} links={shown} owner={owner} ends={ends} />
          )}
          {shown.length === 0 ? (
            <EmptyState title={words.links.emptyTitle} body={words.links.emptyOfBody} />
          ) : (
            <ul aria-label={words.links.list}>
              {shown.map((link) => (
                <WorkspaceLinkRow
                  key={link.id}
                  words={words}
                  link={link}
                  nowMs={live.nowMs}
                  onRevoke={() => ends.revoke(link)}
                />
              ))}
            </ul>
          )}
          {all.length < linksMax ? null : (
            <p className={styles.limited}>{plural(language.tag, words.links.limited, linksMax)}</p>
          )}
        </>
      )}
    </ShareMessagesProvider>
  );
}

function OwnerSelect(props: {
  readonly words: WorkspaceMessages;
  readonly links: readonly WorkspaceLinkView[];
  readonly owner: PersonId | null;
  readonly onChoose: (owner: PersonId | null) => void;
}) {
  const { words, links, owner, onChoose } = props;
  const names = new Map<PersonId, string>();
  for (const { ownerId, ownerName } of links) {
    if (ownerId !== null) names.set(ownerId, nameOf(ownerId, ownerName, words));
  }
  const shown = owner === null ? undefined : fill(words.links.of, { name: names.get(owner) ?? '' });
  return (
    <MenuSelect
      label={words.links.owner}
      value={owner ?? EVERYBODY}
      shown={shown}
      align="start"
      options={[
        { value: EVERYBODY, label: words.links.everybody },
        ...[...names].map(([value, label]) => ({ value, label })),
      ]}
      onChoose={(value) => onChoose(parsePersonId(value))}
    />
  );
}

function RevokeAll(props: {
  readonly words: WorkspaceMessages;
  /** At least one. */
  readonly links: readonly WorkspaceLinkView[];
  readonly owner: PersonId;
  readonly ends: LinkEnds;
}) {
  const { words, links, owner, ends } = props;
  const { shell, language } = useMessages();
  const [isAsked, setIsAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const name = nameOf(owner, links[0]?.ownerName ?? null, words);
  return (
    <div className={styles.all}>
      <Button ref={button} aria-expanded={isAsked} onClick={() => setIsAsked(!isAsked)}>
        <Link2Off size={16} aria-hidden />
        {fill(words.links.revokeAll, { name })}
      </Button>
      {isAsked ? (
        <Question
          title={fill(words.links.revokeAllTitle, { name })}
          body={plural(language.tag, words.links.revokeAllBody, links.length)}
          yes={words.links.revoke}
          no={shell.page.cancel}
          onYes={() => ends.revokeAllOf(owner, name)}
          onNo={() => {
            setIsAsked(false);
            button.current?.focus();
          }}
        />
      ) : null}
    </div>
  );
}
