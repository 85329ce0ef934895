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

export function Question(props: QuestionProps) {
  const { title, body } = props;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const wayOut = useRef<HTMLButtonElement>(null);
  const no = useRef(props.onNo);
  useEffect(() => {
    no.current = props.onNo;
  });
  useEffect(() => {
    // The way out first: Enter pressed twice must not be a yes.
    wayOut.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Before it reaches the page, where the dialog around this would close too.
      event.stopPropagation();
      no.current();
    };
    const own = root.current;
    own?.addEventListener('keydown', onKey);
    return () => own?.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div
      ref={root}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      className={styles.question}
    >
      <p id={`${id}-title`} className={styles.title}>
        {title}
      </p>
      <p id={`${id}-body`} className={styles.body}>
        {body}
      </p>
      <div className={styles.buttons}>
        <Button ref={wayOut} onClick={props.onNo}>
          {props.no}
        </Button>
        <Button look="danger" onClick={props.onYes}>
          {props.yes}
        </Button>
      </div>
    </div>
  );
}
