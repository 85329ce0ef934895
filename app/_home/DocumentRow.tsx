'use client';
/** One document in the list: the title is the link, the whole row its target. */
import { Ellipsis } from 'lucide-react';
import { memo } from 'react';
import type { ListedDocument, ListSort, ListView } from '../../lib/core/document-list.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { Badge } from '../_ui/Badge.tsx';
import { IconButton } from '../_ui/IconButton.tsx';
import { useMessages } from '../_ui/messages.tsx';
import styles from './DocumentRow.module.css';
import { RowCheckbox } from './RowCheckbox.tsx';
import { RowFacts } from './RowFacts.tsx';

export interface DocumentRowProps {
  readonly document: ListedDocument;
  readonly view: ListView;
  readonly sort: ListSort;
  readonly nowMs: number;
  readonly isMenuOpen: boolean;
  readonly isSelected: boolean;
  readonly onMenu: (document: ListedDocument, anchor: HTMLElement) => void;
  readonly onToggle: (id: DocumentId, isRange: boolean) => void;
}

export const DocumentRow = memo(function DocumentRow(props: DocumentRowProps) {
  const { document, view, sort, nowMs, isMenuOpen, isSelected, onMenu, onToggle } = props;
  const { shell, language } = useMessages();
  const title = document.title || shell.home.untitled;
  return (
    <li className={styles.row} data-selected={isSelected ? '' : undefined}>
      <RowCheckbox id={document.id} title={title} isChecked={isSelected} onToggle={onToggle} />
      <div className={styles.text}>
        {/* A whole navigation: the page of a document has a policy of its own. */}
        <a
          href={`/d/${document.id}`}
          className={styles.title}
          dir="auto"
          data-row={document.id}
          data-untitled={document.title === '' ? '' : undefined}
        >
          {title}
        </a>
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
      <RowFacts document={document} view={view} sort={sort} nowMs={nowMs} />
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
