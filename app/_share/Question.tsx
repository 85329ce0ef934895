'use client';
/** Asks once, in place, before something that cannot be taken back. */
import { useEffect, useId, useRef } from 'react';
import { Button } from '../_ui/Button.tsx';
import styles from './Question.module.css';

export interface QuestionProps {
  readonly title: string;
  readonly body: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

export function Question({ title, body, yes, no, onYes, onNo }: QuestionProps) {
  const id = useId();
  const wayOut = useRef<HTMLButtonElement>(null);
  // The way out first: Enter pressed twice must not be a yes.
  useEffect(() => wayOut.current?.focus(), []);
  return (
    <div
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      className={styles.question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Only the question closes, not the dialog around it.
        event.stopPropagation();
        onNo();
      }}
    >
      <p id={`${id}-title`} className={styles.title}>
        {title}
      </p>
      <p id={`${id}-body`} className={styles.body}>
        {body}
      </p>
      <div className={styles.buttons}>
        <Button ref={wayOut} onClick={onNo}>
          {no}
        </Button>
        <Button look="danger" onClick={onYes}>
          {yes}
        </Button>
      </div>
    </div>
  );
}
