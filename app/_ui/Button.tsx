/** The button with words on it; `primary` once a screen at most. */
import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { ariaShortcut, type Shortcut } from './shortcut.ts';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  /** Shown in a tooltip and announced; listening for it is the caller's. */
  readonly shortcut?: Shortcut;
}

export function Button(props: ButtonProps) {
  const { look = 'plain', size = 'normal', shortcut, className, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      {...(shortcut === undefined
        ? {}
        : { 'aria-keyshortcuts': ariaShortcut(shortcut), 'data-tip-keys': shortcut })}
      className={classes(styles.button, styles[look], size === 'large' && styles.large, className)}
    />
  );
}
