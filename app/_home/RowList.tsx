'use client';
/** Rows of documents: keys between them, choosing them, and holding still under a pointer. */
import type { ReactNode } from 'react';
import styles from './RowList.module.css';
import { pressInRows } from './row-keys.ts';
import type { RowSelection } from './use-selection.ts';

export interface RowListProps {
  readonly label: string;
  readonly selection: RowSelection;
  /** Told when rows must keep their places, and when no longer. */
  readonly onHold: (isHeld: boolean) => void;
  /** There is no other way to choose a row with a finger. */
  readonly keepsBoxes?: boolean;
  /** A pointer or the focus has come: what a row opens may be fetched. */
  readonly onReach?: () => void;
  readonly children: ReactNode;
}

export function RowList(props: RowListProps) {
  const { label, selection, onHold, onReach, keepsBoxes = false, children } = props;
  const reach = () => {
    onHold(true);
    onReach?.();
  };
  return (
    <div
      role="presentation"
      className={styles.rows}
      data-selecting={selection.isActive ? '' : undefined}
      data-boxes={keepsBoxes ? '' : undefined}
      onKeyDown={(event) => pressInRows(event, selection)}
      onPointerEnter={reach}
      onPointerLeave={() => onHold(false)}
      onFocus={reach}
      onBlur={() => onHold(false)}
    >
      <ul aria-label={label}>{children}</ul>
    </div>
  );
}
