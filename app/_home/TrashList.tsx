'use client';
/** What can still be brought back, and for how long; what cannot wait goes for good from here. */
import { Trash2, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ListedDocument } from '../../lib/core/document-list.ts';
import { daysLeft } from '../../lib/i18n/moment.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { Question } from '../_share/Question.tsx';
import { Button } from '../_ui/Button.tsx';
import { IconButton } from '../_ui/IconButton.tsx';
import { useMessages } from '../_ui/messages.tsx';
import row from './DocumentRow.module.css';
import { useHomeMessages } from './home-messages.tsx';
import { MoreRows } from './MoreRows.tsx';
import { RowCheckbox } from './RowCheckbox.tsx';
import { RowList } from './RowList.tsx';
import styles from './TrashList.module.css';
import { useDocumentActions } from './use-document-actions.ts';
import type { LiveDocuments } from './use-live-documents.ts';
import type { RowSelection } from './use-selection.ts';
import { useTrashDeeds } from './use-trash-deeds.ts';

export interface TrashListProps {
  readonly live: LiveDocuments;
  readonly trashDays: number;
  readonly selection: RowSelection;
  readonly onHold: (isHeld: boolean) => void;
}

export function TrashList({ live, trashDays, selection, onHold }: TrashListProps) {
  const { lists } = useHomeMessages();
  const { restoreFromTrash } = useDocumentActions(live);
  const { purge } = useTrashDeeds(live);
  return (
    <>
      <RowList label={lists.trash} selection={selection} onHold={onHold} keepsBoxes>
        {live.documents.map((document) => (
          <TrashRow
            key={document.id}
            document={document}
            daysLeft={daysLeft(Date.parse(document.trashedAt ?? ''), trashDays, live.nowMs)}
            selection={selection}
            onRestore={() => void restoreFromTrash(document)}
            onPurge={() => void purge(document)}
          />
        ))}
      </RowList>
      <MoreRows live={live} />
    </>
  );
}

/** Above the list: how long things stay, and the way to have nothing in it. */
export function TrashNote({ live, trashDays }: Pick<TrashListProps, 'live' | 'trashDays'>) {
  const { language } = useMessages();
  const { trash } = useHomeMessages();
  const { empty } = useTrashDeeds(live);
  const [isAsked, setIsAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const answer = (isYes: boolean) => {
    setIsAsked(false);
    if (isYes) void empty();
    // The button goes with the last document.
    if (isYes) document.getElementById('content')?.focus();
    else button.current?.focus();
  };
  return (
    <>
      <div className={styles.note}>
        <p>{plural(language.tag, trash.note, trashDays)}</p>
        {live.documents.some(({ isMine }) => isMine) ? (
          <Button ref={button} onClick={() => setIsAsked(true)}>
            <Trash2 size={16} aria-hidden />
            {trash.empty}
          </Button>
        ) : null}
      </div>
      {isAsked ? (
        <Question
          title={trash.emptyQuestion.title}
          body={trash.emptyQuestion.body}
          yes={trash.emptyQuestion.yes}
          no={trash.keep}
          onYes={() => answer(true)}
          onNo={() => answer(false)}
        />
      ) : null}
    </>
  );
}

function TrashRow(props: {
  readonly document: ListedDocument;
  readonly daysLeft: number;
  readonly selection: RowSelection;
  readonly onRestore: () => void;
  readonly onPurge: () => void;
}) {
  const { document, selection } = props;
  const { shell, language } = useMessages();
  const { trash } = useHomeMessages();
  const [isAsked, setIsAsked] = useState(false);
  const purge = useRef<HTMLButtonElement>(null);
  const title = document.title || shell.home.untitled;
  const isSelected = selection.ids.has(document.id);
  const keep = () => {
    setIsAsked(false);
    purge.current?.focus();
  };
  return (
    <li className={styles.place} data-selected={isSelected ? '' : undefined}>
      <RowCheckbox
        id={document.id}
        title={title}
        isChecked={isSelected}
        isStop
        onToggle={selection.toggle}
      />
      <div className={styles.row}>
        <div className={styles.text}>
          <p
            className={row.title}
            dir="auto"
            data-untitled={document.title === '' ? '' : undefined}
          >
            {title}
          </p>
          <p className={row.excerpt} dir="auto">
            {document.excerpt || shell.home.noText}
          </p>
        </div>
        <span className={styles.days}>
          {props.daysLeft === 0
            ? trash.goesToday
            : plural(language.tag, trash.goesIn, props.daysLeft)}
        </span>
        <Button aria-label={fill(trash.restoreTitle, { title })} onClick={props.onRestore}>
          <Undo2 size={16} aria-hidden />
          {trash.restore}
        </Button>
        {document.isMine ? (
          <IconButton
            ref={purge}
            label={fill(trash.purgeTitle, { title })}
            className={styles.purge}
            onClick={() => setIsAsked(true)}
          >
            <Trash2 size={16} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      {isAsked ? (
        <Question
          title={fill(trash.purgeQuestion.title, { title })}
          body={trash.purgeQuestion.body}
          yes={trash.purgeQuestion.yes}
          no={trash.keep}
          onYes={() => {
            window.document.getElementById('content')?.focus();
            props.onPurge();
          }}
          onNo={keep}
        />
      ) : null}
    </li>
  );
}
