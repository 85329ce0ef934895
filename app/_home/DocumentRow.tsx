'use client';
/** One document in the list: the title is the link, the whole row its target. */
import { Ellipsis } from 'lucide-react';
import { memo } from 'react';
import type { DocumentView } from '../../lib/core/document.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { AppLink } from '../_ui/AppLink.tsx';
import { Badge } from '../_ui/Badge.tsx';
import { IconButton } from '../_ui/IconButton.tsx';
import { useMessages } from '../_ui/messages.tsx';
import styles from './DocumentRow.module.css';
import { Moment } from '../_ui/Moment.tsx';

export interface DocumentRowProps {
  readonly document: DocumentView;
  readonly nowMs: number;
  readonly isMenuOpen: boolean;
  readonly onMenu: (document: DocumentView, anchor: HTMLElement) => void;
}

export const DocumentRow = memo(function DocumentRow(props: DocumentRowProps) {
  const { document, nowMs, isMenuOpen, onMenu } = props;
  const { shell, language } = useMessages();
  const title = document.title || shell.home.untitled;
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <AppLink
          href={`/d/${document.id}`}
          className={styles.title}
          dir="auto"
          data-row={document.id}
          data-untitled={document.title === '' ? '' : undefined}
        >
          {title}
        </AppLink>
        <p
          className={styles.excerpt}
          dir="auto"
          data-empty={document.excerpt === '' ? '' : undefined}
        >
          {document.excerpt || shell.home.noText}
        </p>
        {document.requestCount === 0 ? null : (
          <p className={styles.asking}>
            <Badge tone="warning">
              {plural(language.tag, shell.row.asking, document.requestCount)}
            </Badge>
          </p>
        )}
      </div>
      <div className={styles.facts}>
        <Moment at={document.updatedAt} nowMs={nowMs} />
        {document.wordCount === 0 ? null : (
          <span>{plural(language.tag, shell.home.words, document.wordCount)}</span>
        )}
      </div>
      <IconButton
        label={fill(shell.row.actions, { title })}
        className={styles.menu}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={(event) => onMenu(document, event.currentTarget)}
      >
        <Ellipsis size={18} aria-hidden />
      </IconButton>
    </li>
  );
});
