'use client';
/** The share dialog as everybody but the owner sees it: what they may do, whom they may tell, and the way out. */
import { Link2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useFailureToast } from '../_request/use-failure-toast.ts';
import { useLive } from '../_request/use-live.ts';
import { Button } from '../_ui/Button.tsx';
import { Dialog, DialogActions } from '../_ui/Dialog.tsx';
import { fetchDocument, removeMember } from './api.ts';
import { REACH_ICONS } from './reach-icons.ts';
import styles from './OwnAccess.module.css';
import { Question } from './Question.tsx';
import type { ShareDialogProps } from './share-dialog-props.ts';
import { useShareMessages } from './share-messages.tsx';
import { useCopy } from './use-copy.ts';

export function OwnAccess(props: ShareDialogProps) {
  const { documentId, personId, role, isOwned, onClose, opener } = props;
  const load = useCallback(
    (signal: AbortSignal) => fetchDocument(documentId, signal),
    [documentId],
  );
  // The page may be older than what its owner has changed since.
  const { view } = useLive(load, null);
  const reach = view?.reach ?? props.reach;
  const words = useShareMessages();
  const { copyAddress } = useCopy();
  const [isAsking, setIsAsking] = useState(false);
  const leaveButton = useRef<HTMLButtonElement>(null);
  const showFailure = useFailureToast();
  const wasAsking = useRef(false);
  useEffect(() => {
    // The question has gone, and the focus with it.
    if (wasAsking.current && !isAsking) leaveButton.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  const leave = async () => {
    if (personId === null) return;
    try {
      await removeMember(documentId, personId);
      location.assign('/');
    } catch (error) {
      setIsAsking(false);
      showFailure(error);
    }
  };
  const Icon = REACH_ICONS[reach];
  return (
    <Dialog isOpen onClose={onClose} opener={opener} title={words.title}>
      <p className={styles.role}>{words.own.roles[role]}</p>
      <p className={styles.note}>{isOwned ? words.own.owner : words.own.ownerless}</p>
      <p className={styles.reach}>
        <Icon size={16} aria-hidden />
        {words.own[reach]}
      </p>
      {isAsking ? (
        <div className={styles.question}>
          <Question
            title={words.leave.title}
            body={reach === 'added' ? words.leave.body : words.leave.bodyReached}
            yes={words.leave.yes}
            no={words.leave.no}
            onYes={() => void leave()}
            onNo={() => setIsAsking(false)}
          />
        </div>
      ) : null}
      <DialogActions>
        {view?.isGiven === true && personId !== null && !isAsking ? (
          <Button
            ref={leaveButton}
            look="quiet"
            className={styles.leave}
            onClick={() => setIsAsking(true)}
          >
            {words.leave.leave}
          </Button>
        ) : null}
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
