'use client';
/** A labelled line of text with its hint or its error. */
import { type ComponentProps, type InputEvent, type ReactNode, useId, useState } from 'react';
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
  const { label, isLabelHidden = false, hint, error: told, icon, className, ...input } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const { error, answer } = useError(told ?? null);
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
          onInput={(event) => {
            answer(event);
            input.onInput?.(event);
          }}
          aria-invalid={error !== null}
          {...(note === undefined ? {} : { 'aria-describedby': noteId })}
        />
      </div>
      {note === undefined ? null : (
        <output id={noteId} className={error === null ? styles.hint : styles.error}>
          {note}
        </output>
      )}
    </div>
  );
}

/** What was wrong is not said of what is typed now; only sending it tells whether it still is. */
function useError(told: string | null) {
  const [answered, setAnswered] = useState<string | null>(null);
  if (answered !== null && answered !== told) setAnswered(null);
  return {
    error: told === answered ? null : told,
    answer: ({ currentTarget }: InputEvent<HTMLInputElement>) => {
      if (told === null || told === answered) return;
      setAnswered(told);
      currentTarget.form?.addEventListener('submit', () => setAnswered(null), { once: true });
    },
  };
}
