/** A person's face: initials on their colour. The name is read by whoever lists people, not here. */
import { initialsOf, presenceColor } from '../../lib/core/palette.ts';
import styles from './Avatar.module.css';
import { classes } from './classes.ts';

export interface AvatarProps {
  readonly name: string;
  readonly hue: number;
  readonly size?: 'small' | 'normal' | 'large';
}

export function Avatar({ name, hue, size = 'normal' }: AvatarProps) {
  return (
    <span
      className={classes(styles.avatar, styles[size])}
      style={{ backgroundColor: presenceColor(hue).hex }}
      aria-hidden
    >
      {initialsOf(name)}
    </span>
  );
}
