'use client';
/** One share link: what it is, how far it goes, and what can be done with it. */
import { Link2, Link2Off } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { LinkView } from '../../lib/core/sharing.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { useMessages } from '../_ui/messages.tsx';
import { isOpen, linkName } from './link-facts.ts';
import { LinkDeeds } from './LinkDeeds.tsx';
import { LinkFacts } from './LinkFacts.tsx';
import styles from './LinkRow.module.css';
import { QrCode } from './QrCode.tsx';
import { Question } from './Question.tsx';
import { useShareMessages } from './share-messages.tsx';

export interface LinkRowProps {
  readonly link: LinkView;
  readonly nowMs: number;
  /** Absent: it is only looked at here. */
  readonly onEdit?: () => void;
  readonly onRevoke: () => void;
  /** Which document it opens, in the first place; absent: it is plain from around it. */
  readonly document?: ReactNode;
}

export function LinkRow({ link, nowMs, onEdit, onRevoke, document }: LinkRowProps) {
  const words = useShareMessages();
  const [below, setBelow] = useState<'nothing' | 'qr' | 'question'>('nothing');
  const more = useRef<HTMLButtonElement>(null);
  const label = linkName(link, words);
  const isLive = isOpen(link, nowMs);
  const Icon = isLive ? Link2 : Link2Off;
  return (
    <li className={styles.row} data-over={!isLive}>
      <div className={styles.line}>
        <span className={styles.icon}>
          <Icon size={16} aria-hidden />
        </span>
        <div className={styles.head}>{document ?? <LinkName label={label} />}</div>
        <LinkDeeds
          link={link}
          label={label}
          more={more}
          isCodeOpen={below === 'qr'}
          onCode={() => setBelow(below === 'qr' ? 'nothing' : 'qr')}
          onEdit={onEdit}
          onRevoke={() => setBelow('question')}
        />
        <div className={styles.facts}>
          {document === undefined ? null : <LinkName label={label} />}
          <LinkFacts link={link} nowMs={nowMs} />
        </div>
      </div>
      {below === 'qr' ? <QrCode link={link} /> : null}
      {below === 'question' ? (
        <RevokeQuestion
          link={link}
          label={label}
          onYes={onRevoke}
          onNo={() => {
            setBelow('nothing');
            more.current?.focus();
          }}
        />
      ) : null}
    </li>
  );
}

function LinkName({ label }: { readonly label: string }) {
  return (
    <p className={styles.name} dir="auto">
      {label}
    </p>
  );
}

function RevokeQuestion(props: {
  readonly link: LinkView;
  readonly label: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const { link, label, onYes, onNo } = props;
  const { links } = useShareMessages();
  const { language } = useMessages();
  return (
    <Question
      title={fill(links.revokeTitle, { label })}
      body={
        link.peopleCount === 0
          ? links.revokeBodyNobody
          : plural(language.tag, links.revokeBody, link.peopleCount)
      }
      yes={links.revoke}
      no={links.cancel}
      onYes={onYes}
      onNo={onNo}
    />
  );
}
