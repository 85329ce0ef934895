'use client';
/** The share dialog as everybody but the owner sees it: what they may do, and whom they may tell. */
import { Link2 } from 'lucide-react';
import { useCallback } from 'react';
import { useLive } from '../_request/use-live.ts';
import { Button } from '../_ui/Button.tsx';
import { Dialog, DialogActions } from '../_ui/Dialog.tsx';
import { fetchDocument } from './api.ts';
import { REACH_ICONS } from './reach-icons.ts';
import styles from './OwnAccess.module.css';
import type { ShareDialogProps } from './share-dialog-props.ts';
import { useShareMessages } from './share-messages.tsx';
import { useCopy } from './use-copy.ts';

export function OwnAccess(props: ShareDialogProps) {
  const { documentId, role, isOwned, onClose, opener } = props;
  const load = useCallback(
    (signal: AbortSignal) => fetchDocument(documentId, signal),
    [documentId],
  );
  // The page may be older than what its owner has changed since.
  const reach = useLive(load, null).view?.reach ?? props.reach;
  const words = useShareMessages();
  const { copyAddress } = useCopy();
  const Icon = REACH_ICONS[reach];
  return (
    <Dialog isOpen onClose={onClose} opener={opener} title={words.title}>
      <p className={styles.role}>{words.own.roles[role]}</p>
      <p className={styles.note}>{isOwned ? words.own.owner : words.own.ownerless}</p>
      <p className={styles.reach}>
        <Icon size={16} aria-hidden />
        {words.own[reach]}
      </p>
      <DialogActions>
        {reach === 'added' ? null : (
          <Button onClick={() => void copyAddress(reach, null)}>
            <Link2 size={16} aria-hidden />
            {words.copyAddress}
          </Button>
        )}
        <Button look="primary" onClick={onClose}>
          {words.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
