'use client';
/** What can still be brought back, and for how long. */
import { ArrowLeft, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import type { DocumentView } from '../../lib/core/document.ts';
import { daysLeft } from '../../lib/i18n/moment.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { Button } from '../_ui/Button.tsx';
import { EmptyState } from '../_ui/EmptyState.tsx';
import { LinkButton } from '../_ui/LinkButton.tsx';
import { useMessages } from '../_ui/messages.tsx';
import page from './DocumentsPage.module.css';
import row from './DocumentRow.module.css';
import styles from './TrashPage.module.css';
import { useDocumentActions } from './use-document-actions.ts';
import { useLiveDocuments } from './use-live-documents.ts';

export interface TrashPageProps {
  readonly first: readonly DocumentView[];
  readonly firstNowMs: number;
  readonly trashDays: number;
}

export function TrashPage({ first, firstNowMs, trashDays }: TrashPageProps) {
  const { shell, language } = useMessages();
  const isHeld = useRef(false);
  const live = useLiveDocuments({ first, firstNowMs, search: '', isTrashed: true, isHeld });
  const { restoreFromTrash } = useDocumentActions(live);
  const { trash } = shell;

  return (
    <>
      <div className={page.head}>
        <h1 className={page.heading}>{trash.title}</h1>
        <LinkButton href="/" look="quiet">
          <ArrowLeft size={16} aria-hidden className={styles.back} />
          {trash.back}
        </LinkButton>
      </div>
      {live.documents.length === 0 ? (
        <EmptyState title={trash.emptyTitle} body={trash.emptyBody} />
      ) : (
        <>
          <p className={styles.note}>{plural(language.tag, trash.note, trashDays)}</p>
          {live.isStale ? <p className={page.stale}>{shell.home.refreshFailed}</p> : null}
          <ul aria-label={trash.list}>
            {live.documents.map((document) => (
              <TrashRow
                key={document.id}
                document={document}
                daysLeft={daysLeft(Date.parse(document.trashedAt ?? ''), trashDays, live.nowMs)}
                onRestore={() => void restoreFromTrash(document)}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function TrashRow(props: {
  readonly document: DocumentView;
  readonly daysLeft: number;
  readonly onRestore: () => void;
}) {
  const { document } = props;
  const { shell, language } = useMessages();
  const title = document.title || shell.home.untitled;
  return (
    <li className={styles.row}>
      <div>
        <p className={row.title} dir="auto" data-untitled={document.title === '' ? '' : undefined}>
          {title}
        </p>
        <p className={row.excerpt} dir="auto">
          {document.excerpt || shell.home.noText}
        </p>
      </div>
      <span className={styles.days}>
        {props.daysLeft === 0
          ? shell.trash.lastDay
          : plural(language.tag, shell.trash.daysLeft, props.daysLeft)}
      </span>
      <Button aria-label={fill(shell.trash.restoreTitle, { title })} onClick={props.onRestore}>
        <Undo2 size={16} aria-hidden />
        {shell.trash.restore}
      </Button>
    </li>
  );
}
