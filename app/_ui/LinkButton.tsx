/** A link that looks like a button: it goes somewhere, a button does something. */
import Link from 'next/link';
import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';

export interface LinkButtonProps extends ComponentProps<typeof Link> {
  readonly look?: 'primary' | 'plain' | 'quiet';
}

export function LinkButton({ look = 'plain', className, ...rest }: LinkButtonProps) {
  return (
    <Link prefetch={false} {...rest} className={classes(styles.button, styles[look], className)} />
  );
}
