'use client';
/** What can be done with a document of the list, and the dialog and notes that follow. */
import {
  Copy,
  ExternalLink,
  FileText,
  Link2,
  ListX,
  LogOut,
  type LucideIcon,
  PencilLine,
  SquareCheck,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import type { DocumentView } from '../../lib/core/document.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { may } from '../../lib/core/policy.ts';
import { Menu, type MenuEntry } from '../_ui/Menu.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { useHomeMessages } from './home-messages.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { type DocumentActions, useDocumentActions } from './use-document-actions.ts';
import { useLeaving } from './use-leaving.ts';
import type { LiveDocuments } from './use-live-documents.ts';

export interface RowMenuProps {
  readonly document: DocumentView;
  readonly anchor: HTMLElement;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Chooses this row, and others after it. */
  readonly onSelect: () => void;
  readonly live: LiveDocuments;
  readonly titleCharsMax: number;
}

const ICON_PX = 16;

export function RowMenu(props: RowMenuProps) {
  const { document, anchor, isOpen, onClose, onSelect, live, titleCharsMax } = props;
  const { shell } = useMessages();
  const actions = useDocumentActions(live);
  const [isRenaming, setIsRenaming] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const leaving = useLeaving(live);
  const entries = useRowEntries(document, actions, {
    select: onSelect,
    rename: () => setIsRenaming(true),
    leave: () => setIsLeaving(true),
    forget: () => void leaving.forget(document),
  });
  return (
    <>
      <Menu
        anchor={anchor}
        isOpen={isOpen}
        onClose={onClose}
        label={fill(shell.row.actions, { title: document.title || shell.home.untitled })}
        entries={entries}
      />
      <RenameDialog
        key={`${document.id}-${isRenaming}`}
        document={document}
        titleCharsMax={titleCharsMax}
        isOpen={isRenaming}
        opener={anchor}
        onClose={() => setIsRenaming(false)}
        onRename={(title) => void actions.rename(document, title)}
      />
      <LeaveDialog
        document={document}
        isOpen={isLeaving}
        opener={anchor}
        onClose={() => setIsLeaving(false)}
        onLeave={() => void leaving.leave(document)}
      />
    </>
  );
}

/** Only what this person may do: a refusal nobody can change is no offer. */
function useRowEntries(
  document: DocumentView,
  actions: DocumentActions,
  start: Readonly<Record<'select' | 'rename' | 'leave' | 'forget', () => void>>,
): readonly MenuEntry[] {
  const { row } = useMessages().shell;
  const words = useHomeMessages().row;
  const path = `/d/${document.id}`;
  const action = (
    label: string,
    Icon: LucideIcon,
    onSelect: () => void,
    tone: 'plain' | 'danger' = 'plain',
  ): MenuEntry => ({
    is: 'action',
    label,
    icon: <Icon size={ICON_PX} aria-hidden />,
    tone,
    onSelect,
  });
  const entries: MenuEntry[] = [
    action(row.open, FileText, () => location.assign(path)),
    {
      is: 'link',
      label: row.openInNewTab,
      icon: <ExternalLink size={ICON_PX} aria-hidden />,
      href: path,
      isNewTab: true,
    },
    action(row.copyLink, Link2, () => void actions.copyLink(document)),
    action(words.select, SquareCheck, start.select),
    { is: 'line' },
  ];
  if (may(document.role, 'edit')) entries.push(action(row.rename, PencilLine, start.rename));
  entries.push(action(row.duplicate, Copy, () => void actions.duplicate(document)));
  if (!document.isMine || may(document.role, 'trash')) entries.push({ is: 'line' });
  if (document.isGiven) entries.push(action(row.leave, LogOut, start.leave, 'danger'));
  else if (!document.isMine) {
    entries.push(action(row.forget, ListX, start.forget));
  }
  if (may(document.role, 'trash')) {
    entries.push(action(row.moveToTrash, Trash2, () => void actions.trash(document), 'danger'));
  }
  return entries;
}
