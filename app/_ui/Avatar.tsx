/** A person's face: initials on their colour, or their picture. The name is read by whoever lists people, not here. */
import type { PictureId } from '../../lib/core/ids.ts';
import { initialsOf, presenceColor } from '../../lib/core/palette.ts';
import styles from './Avatar.module.css';
import { classes } from './classes.ts';

export interface AvatarProps {
  readonly name: string;
  readonly hue: number;
  readonly pictureId?: PictureId | undefined;
  readonly size?: 'small' | 'normal' | 'large' | 'huge';
}

export function Avatar({ name, hue, pictureId, size = 'normal' }: AvatarProps) {
  return (
    <span
      className={classes(styles.avatar, styles[size])}
      style={{ backgroundColor: presenceColor(hue).hex }}
      aria-hidden
    >
      {initialsOf(name)}
      {/* Over the initials, which stay in sight while it cannot be had. */}
      {pictureId === undefined ? null : (
        // oxlint-disable-next-line nextjs/no-img-element -- it is as small as it is shown
        <img
          className={styles.picture}
          src={`/api/v1/pictures/${pictureId}`}
          alt=""
          decoding="async"
          draggable={false}
        />
      )}
    </span>
  );
}
