'use client';
/** The share dialog before it knows who has access, and when it cannot know. */
import { Button } from '../_ui/Button.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { Skeleton } from '../_ui/Skeleton.tsx';
import type { Failure } from '../_request/ask.ts';
import styles from './Unloaded.module.css';
import { useShareMessages } from './share-messages.tsx';

const ROWS = ['48%', '62%', '40%'];

export function SharingSkeleton() {
  const words = useShareMessages();
  return (
    <div className={styles.skeleton} role="status" aria-label={words.loading}>
      {ROWS.map((inlineSize) => (
        <Skeleton key={inlineSize} inlineSize={inlineSize} blockSize="20px" />
      ))}
    </div>
  );
}

export function SharingFailed(props: { readonly failure: Failure; readonly onRetry: () => void }) {
  const words = useShareMessages();
  const { shell, faults } = useMessages();
  const { failure } = props;
  const why = failure === 'unreachable' ? shell.network.unreachable : faults[failure];
  return (
    <div className={styles.failed} role="alert">
      <div>
        <p className={styles.what}>{words.loadFailed}</p>
        <p className={styles.why}>{why}</p>
      </div>
      <Button onClick={props.onRetry}>{words.retry}</Button>
    </div>
  );
}
