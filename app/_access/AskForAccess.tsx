'use client';
/** Asks whoever may own this address to be let in, then waits and opens it. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { AccessMessages } from '../../lib/i18n/en.ts';
import { type Failure, failureOf } from '../_request/ask.ts';
import { Button } from '../_ui/Button.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { askForAccess } from './api.ts';
import { hasAsked, noteAsked } from './asked.ts';
import { useWaiting } from './use-waiting.ts';
import styles from './WayIn.module.css';

export interface AskForAccessProps {
  readonly id: DocumentId;
  readonly words: AccessMessages['ask'];
  readonly messageCharsMax: number;
}

export function AskForAccess({ id, words, messageCharsMax }: AskForAccessProps) {
  const [isAsked, setIsAsked] = useState(() => hasAsked(id));
  const [message, setMessage] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { shell, faults } = useMessages();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const hadForm = useRef(!isAsked);
  useWaiting(id, isAsked);
  useEffect(() => {
    // The form has gone, and the focus with it.
    if (isAsked && hadForm.current) title.current?.focus();
  }, [isAsked]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    try {
      await askForAccess(id, message);
      noteAsked(id);
      setIsAsked(true);
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setIsBusy(false);
    }
  };
  const why = failure === 'unreachable' ? shell.network.unreachable : failure && faults[failure];
  return (
    <section className={styles.way} aria-labelledby={titleId}>
      <h2 id={titleId} ref={title} tabIndex={-1} className={styles.title}>
        {isAsked ? words.askedTitle : words.title}
      </h2>
      <p className={styles.body}>{isAsked ? words.asked : words.body}</p>
      {isAsked ? null : (
        <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
          <TextField
            label={words.message}
            hint={words.messageHint}
            error={why}
            value={message}
            maxLength={messageCharsMax}
            autoComplete="off"
            onChange={(event) => setMessage(event.target.value)}
          />
          <Button type="submit" look="primary" className={styles.deed} aria-disabled={isBusy}>
            {words.submit}
          </Button>
        </form>
      )}
    </section>
  );
}
