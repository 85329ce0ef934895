'use client';
/** A new title for a document of the list. */
import { useState } from 'react';
import type { DocumentView } from '../../lib/core/document.ts';
import { Button } from '../_ui/Button.tsx';
import { Dialog, DialogActions } from '../_ui/Dialog.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { TextField } from '../_ui/TextField.tsx';
import styles from './RenameDialog.module.css';

export interface RenameDialogProps {
  readonly document: DocumentView;
  readonly titleCharsMax: number;
  readonly isOpen: boolean;
  readonly opener: HTMLElement | null;
  readonly onClose: () => void;
  readonly onRename: (title: string) => void;
}

export function RenameDialog(props: RenameDialogProps) {
  const { document, titleCharsMax, isOpen, opener, onClose, onRename } = props;
  const { shell } = useMessages();
  const [title, setTitle] = useState(document.title);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} opener={opener} title={shell.rename.title}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          if (title.trim() !== document.title) onRename(title.trim());
        }}
      >
        <TextField
          label={shell.rename.field}
          value={title}
          maxLength={titleCharsMax}
          placeholder={shell.home.untitled}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTitle(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{shell.page.cancel}</Button>
          <Button type="submit" look="primary">
            {shell.rename.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
