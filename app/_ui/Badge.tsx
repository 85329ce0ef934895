/** A short word beside a name: what somebody or something is. */
import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classes } from './classes.ts';

export interface BadgeProps {
  readonly tone?: 'plain' | 'warning' | 'danger';
  readonly children: ReactNode;
}

export function Badge({ tone = 'plain', children }: BadgeProps) {
  return <span className={classes(styles.badge, styles[tone])}>{children}</span>;
}
