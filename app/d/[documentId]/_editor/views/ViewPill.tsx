'use client';
/** Says what is special about the page as it is now, and ends it. */
import type { ReactNode } from 'react';
import { Button } from '../../../../_ui/Button.tsx';
import styles from './ViewPill.module.css';

export interface ViewPillProps {
  readonly children: ReactNode;
  readonly end: string;
  readonly onEnd: () => void;
  /** Of the person it is about. */
  readonly color?: string;
}

export function ViewPill({ children, end, onEnd, color }: ViewPillProps) {
  return (
    <div
      role="status"
      className={styles.pill}
      data-pill
      style={color === undefined ? undefined : ({ '--pill': color } as React.CSSProperties)}
    >
      <span className={styles.words}>{children}</span>
      <Button look="quiet" shortcut="Esc" className={styles.end} onClick={onEnd}>
        {end}
      </Button>
    </div>
  );
}
