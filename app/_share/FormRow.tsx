/** A field that is no line of text, below its label. */
import type { ReactNode } from 'react';
import styles from './FormRow.module.css';

/** The label is seen; what is read aloud is the field's own. */
export function FormRow(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden>
        {props.label}
      </span>
      {props.children}
    </div>
  );
}
