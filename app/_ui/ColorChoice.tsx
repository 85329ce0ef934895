'use client';
/** The twelve colours to write in, as one group of radio buttons. */
import { useId } from 'react';
import { PRESENCE_PALETTE } from '../../lib/core/palette.ts';
import { classes } from './classes.ts';
import styles from './ColorChoice.module.css';
import { useMessages } from './messages.tsx';

export interface ColorChoiceProps {
  readonly hue: number;
  readonly onChoose: (hue: number) => void;
  readonly className?: string | undefined;
}

export function ColorChoice(props: ColorChoiceProps) {
  const { shell } = useMessages();
  const group = useId();
  return (
    <fieldset className={classes(styles.colors, props.className)}>
      <legend className={styles.legend}>{shell.profile.color}</legend>
      <div className={styles.swatches}>
        {PRESENCE_PALETTE.map((color, hue) => (
          <label key={color.name} className={styles.swatch} data-tip={shell.colors[color.name]}>
            <input
              type="radio"
              className={styles.radio}
              name={group}
              value={hue}
              checked={hue === props.hue}
              aria-label={shell.colors[color.name]}
              style={{ backgroundColor: color.hex }}
              onChange={() => props.onChoose(hue)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
