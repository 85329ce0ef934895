/** What stands where nothing is: one line that says why, one way on. */
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  readonly title: string;
  readonly body: string;
  /** The only heading of a state page is its h1. */
  readonly isPage?: boolean;
  readonly art?: ReactNode;
  readonly children?: ReactNode;
}

export function EmptyState({ title, body, isPage = false, art, children }: EmptyStateProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div className={styles.empty}>
      {art === undefined ? null : <div className={styles.art}>{art}</div>}
      <Heading className={styles.title}>{title}</Heading>
      <p className={styles.body}>{body}</p>
      {children === undefined ? null : <div className={styles.actions}>{children}</div>}
    </div>
  );
}
