'use client';
/** Asks what becomes of an account's documents, and deletes it. */
import type { LeavingView } from '../../lib/core/account.ts';
import type { LeavingMessages } from '../../lib/i18n/en.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import type { Failure } from '../_request/ask.ts';
import { Button } from '../_ui/Button.tsx';
import { Dialog, DialogActions } from '../_ui/Dialog.tsx';
import { LinkButton } from '../_ui/LinkButton.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { Skeleton } from '../_ui/Skeleton.tsx';
import type { LeaveDialogProps } from './leave-dialog-props.ts';
import styles from './LeaveDialog.module.css';
import { LeaveForm } from './LeaveForm.tsx';
import { useLeaving } from './use-leaving.ts';

export function LeaveDialog(props: LeaveDialogProps) {
  const { words, member, opener, onClose } = props;
  const { view, failure, reload } = useLeaving(member?.id ?? null);
  const name = member?.name ?? '';
  const said = member === null ? words.own : words.other;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      opener={opener}
      title={fill(said.title, { name })}
      // Who may not go need not hear what would happen.
      {...(view?.isLastOperator === true ? {} : { description: fill(said.lead, { name }) })}
    >
      <div className={styles.body}>
        {view === null ? (
          <Unloaded words={words} failure={failure} onRetry={reload} />
        ) : view.isLastOperator ? (
          <LastOperator words={words} onClose={onClose} />
        ) : (
          <>
            <Counts words={words} view={view} member={member} />
            <LeaveForm {...props} view={view} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Counts(props: {
  readonly words: LeavingMessages;
  readonly view: LeavingView;
  readonly member: LeaveDialogProps['member'];
}) {
  const { words, view, member } = props;
  const { language } = useMessages();
  const said = member === null ? words.own : words.other;
  const name = member?.name ?? '';
  const { ownedCount, sharedCount } = view;
  if (ownedCount === 0) return <p className={styles.counts}>{fill(said.ownsNone, { name })}</p>;
  const shared =
    sharedCount === 0
      ? ''
      : ownedCount === 1
        ? words.sharedAll
        : plural(language.tag, words.shared, sharedCount);
  return (
    <div>
      <p className={styles.counts}>
        {fill(plural(language.tag, said.owned, ownedCount), { name })}
      </p>
      {shared === '' ? null : <p className={styles.shared}>{shared}</p>}
    </div>
  );
}

function LastOperator(props: { readonly words: LeavingMessages; readonly onClose: () => void }) {
  const { words, onClose } = props;
  return (
    <>
      <p className={styles.last}>{words.last}</p>
      <DialogActions>
        <Button onClick={onClose}>{words.close}</Button>
        <LinkButton href="/members" look="primary">
          {words.toMembers}
        </LinkButton>
      </DialogActions>
    </>
  );
}

function Unloaded(props: {
  readonly words: LeavingMessages;
  readonly failure: Failure | null;
  readonly onRetry: () => void;
}) {
  const { words, failure, onRetry } = props;
  const { shell, faults } = useMessages();
  if (failure === null) {
    return (
      <div role="status" aria-label={words.loading} className={styles.body}>
        <Skeleton inlineSize="62%" blockSize="20px" />
        <Skeleton inlineSize="100%" blockSize="36px" />
      </div>
    );
  }
  const why = failure === 'unreachable' ? shell.network.unreachable : faults[failure];
  return (
    <div role="alert" className={styles.body}>
      <p>
        {words.loadFailed} {why}
      </p>
      <Button onClick={onRetry}>{words.retry}</Button>
    </div>
  );
}
