'use client';
/** A question or a small form over the page; a sheet from below on a phone. */
import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';
import { useMessages } from './messages.tsx';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Escape goes back one step instead of closing. */
  readonly onEscape?: (() => void) | undefined;
  readonly title: string;
  readonly description?: string;
  readonly children: ReactNode;
  /** The element focus returns to; what had it before, when absent. */
  readonly opener?: HTMLElement | null;
  /** A press beside it does not close it: what it shows is shown once. */
  readonly holds?: boolean;
  /** `wide`: for more than a question; its foot stays in sight. */
  readonly size?: 'normal' | 'wide';
  /** Before the title: the way back to what the dialog showed before. */
  readonly back?: ReactNode;
}

export function Dialog(props: DialogProps) {
  const {
    isOpen,
    onClose,
    onEscape,
    title,
    description,
    children,
    opener,
    holds = false,
    size = 'normal',
    back,
  } = props;
  const { shell } = useMessages();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root
      open={isOpen}
      onOpenChange={(open, { reason }) => {
        if (open || (holds && reason === 'outside-press')) return;
        if (reason === 'escape-key' && onEscape !== undefined) onEscape();
        else onClose();
      }}
    >
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Popup
          ref={popup}
          className={classes(styles.popup, size === 'wide' && styles.wide)}
          data-dialog={size}
          // The first field, else the dialog itself: not the cross, whose name would lie over the
          // words. A finger gets no keyboard unasked.
          initialFocus={(how) =>
            (how === 'touch' ? null : popup.current?.querySelector('input')) ?? popup.current
          }
          finalFocus={() => !hasLeft(popup.current) && (opener ?? true)}
        >
          <div className={styles.head}>
            {back}
            <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
            <BaseDialog.Close
              render={
                <IconButton label={shell.page.close}>
                  <X size={16} aria-hidden />
                </IconButton>
              }
            />
          </div>
          {description === undefined ? null : (
            <BaseDialog.Description className={styles.description}>
              {description}
            </BaseDialog.Description>
          )}
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** What was chosen in the dialog has taken the focus for itself: it is not to be taken back. */
function hasLeft(popup: HTMLElement | null): boolean {
  const focused = document.activeElement;
  return focused !== null && focused !== document.body && popup?.contains(focused) !== true;
}

/** The row of buttons that ends a dialog: the way out first, the deed last. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
