'use client';
/** Asks before somebody leaves a document: only somebody else could let them in again. */
import type { DocumentView } from '../../lib/core/document.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Button } from '../_ui/Button.tsx';
import { Dialog, DialogActions } from '../_ui/Dialog.tsx';
import { useMessages } from '../_ui/messages.tsx';

export interface LeaveDialogProps {
  readonly document: DocumentView;
  readonly isOpen: boolean;
  readonly opener: HTMLElement | null;
  readonly onClose: () => void;
  readonly onLeave: () => void;
}

export function LeaveDialog({ document, isOpen, opener, onClose, onLeave }: LeaveDialogProps) {
  const { home, row } = useMessages().shell;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      opener={opener}
      title={fill(row.leaveTitle, { title: document.title || home.untitled })}
      description={row.leaveBody}
    >
      <DialogActions>
        <Button onClick={onClose}>{row.stay}</Button>
        <Button
          look="danger"
          onClick={() => {
            onClose();
            onLeave();
          }}
        >
          {row.leave}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
