/** A button that is only an icon: its name is read aloud and shown as a tooltip with the shortcut. */
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './IconButton.module.css';
import { ariaShortcut, type Shortcut } from './shortcut.ts';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title'> {
  readonly label: string;
  readonly shortcut?: Shortcut;
}

export function IconButton({ label, shortcut, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      data-tip={label}
      {...(shortcut === undefined
        ? {}
        : { 'aria-keyshortcuts': ariaShortcut(shortcut), 'data-tip-keys': shortcut })}
      className={classes(styles.button, className)}
    />
  );
}
