/** A labelled line of text with its hint or its error. */
import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import styles from './TextField.module.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'aria-label'> {
  readonly label: string;
  /** The label is only read aloud; for fields that an icon or a placeholder explains. */
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  /** What is wrong and what to do; null or absent when nothing is. */
  readonly error?: string | null;
  /** Drawn inside the field, before the text. */
  readonly icon?: ReactNode;
}

export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden = false, hint, error, icon, className, ...input } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        {icon === undefined ? null : <span className={styles.icon}>{icon}</span>}
        <input
          dir="auto"
          {...input}
          id={id}
          className={classes(styles.input, icon !== undefined && styles.hasIcon)}
          aria-invalid={error != null}
          {...(note === undefined ? {} : { 'aria-describedby': noteId })}
        />
      </div>
      {note === undefined ? null : (
        <output id={noteId} className={error == null ? styles.hint : styles.error}>
          {note}
        </output>
      )}
    </div>
  );
}
