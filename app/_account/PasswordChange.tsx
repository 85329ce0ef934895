'use client';
/** Another password, for who knows the present one. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { PASSWORD_CHARS_MIN } from '../../lib/core/account.ts';
import type { AccountMessages, OwnAccountMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { failureOf } from '../_request/ask.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';
import { Button } from '../_ui/Button.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { useToast } from '../_ui/toasts.tsx';
import { useIsHydrated } from '../_ui/use-is-hydrated.ts';
import { passwordProblem } from './account-fields.ts';
import { changePassword } from './api.ts';
import styles from './PasswordChange.module.css';
import { PasswordField } from './PasswordField.tsx';

export interface PasswordChangeProps {
  readonly words: OwnAccountMessages['password'];
  readonly fields: AccountMessages['fields'];
  readonly email: string;
  readonly onChanged: () => void;
}

interface Problems {
  readonly current: string | null;
  readonly next: string | null;
}

const NO_PROBLEMS: Problems = { current: null, next: null };

export function PasswordChange(props: PasswordChangeProps) {
  const { words, fields, email } = props;
  const form = useRef<HTMLFormElement>(null);
  const isAlive = useIsHydrated();
  const { change, isBusy, problems } = useChange(props);
  useEffect(() => {
    const wrong = problems.current !== null ? 'current' : problems.next !== null ? 'next' : null;
    if (wrong === null) return;
    form.current?.querySelector<HTMLInputElement>(`input[name="${wrong}"]`)?.focus();
  }, [problems]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = event.currentTarget;
    if (await change(textIn(entered, 'current'), textIn(entered, 'next'))) entered.reset();
  };
  return (
    // Without scripts nothing may be sent: a password would end up in the address.
    <form
      ref={form}
      method="post"
      className={styles.form}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      {/* For programs that keep passwords: whose it is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        words={fields}
        isNew={false}
        name="current"
        label={words.current}
        error={problems.current}
      />
      <PasswordField
        words={fields}
        isNew
        name="next"
        label={words.next}
        hint={fill(fields.passwordHint, { count: PASSWORD_CHARS_MIN })}
        error={problems.next}
      />
      <Button type="submit" className={styles.submit} disabled={!isAlive} aria-disabled={isBusy}>
        {words.submit}
      </Button>
    </form>
  );
}

function useChange({ words, fields, email, onChanged }: PasswordChangeProps) {
  const { faults } = useMessages();
  const showToast = useToast();
  const showFailure = useFailureToast();
  const [isBusy, setIsBusy] = useState(false);
  const [problems, setProblems] = useState(NO_PROBLEMS);

  const change = async (current: string, next: string): Promise<boolean> => {
    if (isBusy) return false;
    const wrong = {
      current: passwordProblem(current, email, fields, false),
      next: passwordProblem(next, email, fields, true),
    };
    setProblems(wrong);
    if (wrong.current !== null || wrong.next !== null) return false;
    setIsBusy(true);
    try {
      await changePassword({ current, next });
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'wrong_password') {
        setProblems({ current: faults.wrong_password, next: null });
      } else if (failure === 'too_many_requests') {
        setProblems({ current: fields.tooMany, next: null });
      } else showFailure(error);
      return false;
    } finally {
      setIsBusy(false);
    }
    showToast({ message: words.changed, key: 'password' });
    onChanged();
    return true;
  };
  return { change, isBusy, problems };
}

function textIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
