'use client';
/** Asks for what is to be made, then shows it this once: an invitation, a token. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog, DialogActions } from './Dialog.tsx';
import styles from './MakeOnceDialog.module.css';
import { useMessages } from './messages.tsx';

export interface MakeOnceDialogProps<Made> {
  readonly words: {
    readonly title: string;
    readonly lead: string;
    readonly submit: string;
    readonly readyTitle: string;
  };
  readonly isOpen: boolean;
  readonly opener: HTMLElement | null;
  /** Resolves to null when there is nothing to show: refused or wrong, and said so. */
  readonly make: () => Promise<Made | null>;
  /** What was made, with the way out. */
  readonly shown: (made: Made) => ReactNode;
  readonly onClose: () => void;
  /** The fields of the form. */
  readonly children: ReactNode;
}

export function MakeOnceDialog<Made>(props: MakeOnceDialogProps<Made>) {
  const { words, isOpen, opener, make, shown, onClose, children } = props;
  const { shell } = useMessages();
  const [made, setMade] = useState<Made | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setMade(await make());
    setIsBusy(false);
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      opener={opener}
      holds={made !== null}
      title={made === null ? words.title : words.readyTitle}
      {...(made === null ? { description: words.lead } : {})}
    >
      {made === null ? (
        <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
          {children}
          <DialogActions>
            <Button onClick={onClose}>{shell.page.cancel}</Button>
            <Button type="submit" look="primary" aria-disabled={isBusy}>
              {words.submit}
            </Button>
          </DialogActions>
        </form>
      ) : (
        shown(made)
      )}
    </Dialog>
  );
}
