'use client';
/** Every published page: whose it is, where it is, and an end to it. */
import { Globe } from 'lucide-react';
import { useRef, useState } from 'react';
import type { WorkspacePublicationView } from '../../lib/core/publication.ts';
import type { WorkspaceMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { useLive } from '../_request/use-live.ts';
import row from '../_share/LinkRow.module.css';
import { Question } from '../_share/Question.tsx';
import { useAttempt } from '../_share/use-attempt.ts';
import { Button } from '../_ui/Button.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { Moment } from '../_ui/Moment.tsx';
import { fetchPublications, removePublication } from './api.ts';
import { nameOf } from './audit-words.ts';
import styles from './PublicationList.module.css';
import link from './WorkspaceLinkRow.module.css';

const REFRESH_MS = 30_000;

export interface PublicationListProps {
  readonly words: WorkspaceMessages;
  readonly first: readonly WorkspacePublicationView[];
  readonly firstNowMs: number;
}

export function PublicationList({ words, first, firstNowMs }: PublicationListProps) {
  const live = useLive(fetchPublications, { view: first, nowMs: firstNowMs }, REFRESH_MS);
  const attempt = useAttempt(live.change);
  const { publications } = words;
  const shown = live.view ?? first;
  const unpublish = ({ documentId }: WorkspacePublicationView) => {
    const edit = (all: readonly WorkspacePublicationView[]) =>
      all.filter((one) => one.documentId !== documentId);
    // The row that has the focus goes.
    document.getElementById('content')?.focus();
    const request = () => removePublication(documentId).then(() => edit);
    void attempt(edit, request, { message: publications.unpublished });
  };
  return (
    <section aria-labelledby="publications" className={styles.section}>
      <h2 id="publications" className={styles.title}>
        {publications.title}
      </h2>
      <p className={styles.note}>{shown.length === 0 ? publications.none : publications.note}</p>
      <ul aria-label={publications.title}>
        {shown.map((publication) => (
          <PublicationRow
            key={publication.documentId}
            words={words}
            publication={publication}
            nowMs={live.nowMs}
            onUnpublish={() => unpublish(publication)}
          />
        ))}
      </ul>
    </section>
  );
}

function PublicationRow(props: {
  readonly words: WorkspaceMessages;
  readonly publication: WorkspacePublicationView;
  readonly nowMs: number;
  readonly onUnpublish: () => void;
}) {
  const { words, publication, nowMs, onUnpublish } = props;
  const { publications } = words;
  const { shell } = useMessages();
  const [isAsked, setIsAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const title = publication.title === '' ? publications.untitled : publication.title;
  const name = nameOf(publication.ownerId, publication.ownerName, words);
  return (
    <li className={row.row}>
      <div className={row.line}>
        <span className={row.icon}>
          <Globe size={16} aria-hidden />
        </span>
        <div className={row.head}>
          <p className={row.name} dir="auto">
            {title}
          </p>
        </div>
        <Button
          ref={button}
          look="quiet"
          className={link.revoke}
          aria-label={fill(publications.unpublishOf, { title })}
          aria-expanded={isAsked}
          onClick={() => setIsAsked(!isAsked)}
        >
          {publications.unpublish}
        </Button>
        <div className={row.facts}>
          <p className={link.owner}>
            <a
              href={publication.url}
              target="_blank"
              rel="noreferrer"
              className={styles.address}
              dir="ltr"
            >
              {publication.url.replace(/^https?:\/\/[^/]+/, '')}
            </a>
          </p>
          <p className={link.owner} dir="auto">
            {fill(words.links.ownedBy, { name })}
            <span aria-hidden> · </span>
            {publication.isListed ? publications.listed : publications.unlisted}
            <span aria-hidden> · </span>
            <Moment at={publication.publishedAt} nowMs={nowMs} />
          </p>
        </div>
      </div>
      {isAsked ? (
        <Question
          title={fill(publications.question, { title })}
          body={publications.questionBody}
          yes={publications.unpublish}
          no={shell.page.cancel}
          onYes={onUnpublish}
          onNo={() => {
            setIsAsked(false);
            button.current?.focus();
          }}
        />
      ) : null}
    </li>
  );
}
