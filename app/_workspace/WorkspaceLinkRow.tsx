'use client';
/** A share link as operators see it: everything but where it leads. */
import { Link2, Link2Off } from 'lucide-react';
import { useRef, useState } from 'react';
import type { WorkspaceLinkView } from '../../lib/core/workspace.ts';
import type { WorkspaceMessages } from '../../lib/i18n/en.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { isOpen, linkName } from '../_share/link-facts.ts';
import { LinkFacts } from '../_share/LinkFacts.tsx';
import row from '../_share/LinkRow.module.css';
import { Question } from '../_share/Question.tsx';
import { useShareMessages } from '../_share/share-messages.tsx';
import { AppLink } from '../_ui/AppLink.tsx';
import { Button } from '../_ui/Button.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { addressOf, EVERYTHING } from './activity-filter.ts';
import { nameOf } from './audit-words.ts';
import { shortId } from './short-id.ts';
import styles from './WorkspaceLinkRow.module.css';

export interface WorkspaceLinkRowProps {
  readonly words: WorkspaceMessages;
  readonly link: WorkspaceLinkView;
  readonly nowMs: number;
  readonly onRevoke: () => void;
}

export function WorkspaceLinkRow({ words, link, nowMs, onRevoke }: WorkspaceLinkRowProps) {
  const shareWords = useShareMessages();
  const { links } = shareWords;
  const { language } = useMessages();
  const [isAsked, setIsAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const label = linkName(link, shareWords);
  const name = nameOf(link.ownerId, link.ownerName, words);
  const isLive = isOpen(link, nowMs);
  const Icon = isLive ? Link2 : Link2Off;
  const activity = addressOf({ ...EVERYTHING, subject: link.documentId });
  return (
    <li className={row.row} data-over={!isLive}>
      <div className={row.line}>
        <span className={row.icon}>
          <Icon size={16} aria-hidden />
        </span>
        <div className={row.head}>
          <p className={row.name} dir="auto">
            {label}
          </p>
        </div>
        <Button
          ref={button}
          look="quiet"
          className={styles.revoke}
          aria-label={fill(words.links.revokeOf, { label, name })}
          aria-expanded={isAsked}
          onClick={() => setIsAsked(!isAsked)}
        >
          {words.links.revoke}
        </Button>
        <div className={row.facts}>
          <p className={styles.owner} dir="auto">
            {fill(words.links.ownedBy, { name })}
            <span aria-hidden> · </span>
            <AppLink href={activity} className={styles.document}>
              {fill(words.document, { id: shortId(link.documentId) })}
            </AppLink>
          </p>
          <LinkFacts link={link} nowMs={nowMs} />
        </div>
      </div>
      {isAsked ? (
        <Question
          title={fill(links.revokeTitle, { label })}
          body={
            link.peopleCount === 0
              ? links.revokeBodyNobody
              : plural(language.tag, links.revokeBody, link.peopleCount)
          }
          yes={links.revoke}
          no={links.cancel}
          onYes={onRevoke}
          onNo={() => {
            setIsAsked(false);
            button.current?.focus();
          }}
        />
      ) : null}
    </li>
  );
}
