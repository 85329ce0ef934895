'use client';
/** The share links of one document, and the way to make another. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { LinkView, SharingView } from '../../lib/core/sharing.ts';
import { Button } from '../_ui/Button.tsx';
import { Block } from './Block.tsx';
import styles from './LinksBlock.module.css';
import { LinkRow } from './LinkRow.tsx';
import { Question } from './Question.tsx';
import { useShareMessages } from './share-messages.tsx';
import type { Links } from './use-links.ts';

export interface LinksBlockProps {
  readonly view: SharingView;
  readonly nowMs: number;
  readonly links: Links;
  /** null: a new one. */
  readonly onForm: (link: LinkView | null) => void;
}

export function LinksBlock({ view, nowMs, links, onForm }: LinksBlockProps) {
  const { links: words } = useShareMessages();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Block
      title={words.title}
      end={
        <Button
          look={view.links.length === 0 ? 'plain' : 'quiet'}
          className={view.links.length === 0 ? undefined : styles.quiet}
          data-focus="new-link"
          onClick={() => onForm(null)}
        >
          <Plus size={16} aria-hidden />
          {words.make}
        </Button>
      }
    >
      {view.links.length === 0 ? <p className={styles.none}>{words.none}</p> : null}
      <ul className={styles.list} aria-label={words.list}>
        {view.links.map((link) => (
          <LinkRow
            key={link.id}
            link={link}
            nowMs={nowMs}
            onEdit={() => onForm(link)}
            onRevoke={() => {
              focusOn('new-link');
              links.revoke(link);
            }}
          />
        ))}
      </ul>
      {view.links.length < 2 ? null : isAsking ? (
        <Question
          title={words.revokeAllTitle}
          body={words.revokeAllBody}
          yes={words.revokeAll}
          no={words.cancel}
          onYes={() => {
            setIsAsking(false);
            focusOn('new-link');
            links.revokeAll();
          }}
          onNo={() => setIsAsking(false)}
        />
      ) : (
        <Button look="quiet" className={styles.all} onClick={() => setIsAsking(true)}>
          {words.revokeAll}
        </Button>
      )}
    </Block>
  );
}

/** What had the focus is about to go. */
function focusOn(name: string): void {
  document.querySelector<HTMLElement>(`[data-focus="${name}"]`)?.focus();
}
