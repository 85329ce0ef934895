'use client';
/** Name, e-mail address and password, as many of them as a page asks for. */
import { type FormEvent, useEffect, useRef } from 'react';
import { PASSWORD_CHARS_MIN } from '../../lib/core/account.ts';
import type { AccountMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { FormEnd } from '../_ui/FormEnd.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { type Entered, type Field, FIELDS, problemsOf } from './account-fields.ts';
import styles from './AccountForm.module.css';
import { PasswordField } from './PasswordField.tsx';
import { type Deed, useDeed } from './use-deed.ts';

export interface AccountFormProps {
  readonly words: AccountMessages['fields'];
  readonly asks: readonly Field[];
  /** The password is chosen here, not one that exists. */
  readonly isNewPassword: boolean;
  readonly nameCharsMax: number;
  readonly submit: string;
  /** What is sent where, and where it leads. */
  readonly deed: Deed;
}

export function AccountForm(props: AccountFormProps) {
  const { words, asks, isNewPassword, nameCharsMax } = props;
  const form = useRef<HTMLFormElement>(null);
  const { begin, isBusy, problems, refuse } = useDeed(props.deed, words);

  useEffect(() => {
    // A finger gets no keyboard unasked.
    if (!matchMedia('(pointer: coarse)').matches) focus(form.current, asks[0]);
  }, [asks]);
  useEffect(
    () =>
      focus(
        form.current,
        FIELDS.find((field) => problems[field] !== undefined),
      ),
    [problems],
  );

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const entered = enteredIn(event.currentTarget, asks);
    const wrong = problemsOf(entered, words, isNewPassword);
    if (Object.keys(wrong).length > 0) refuse(wrong);
    else begin(entered);
  };
  return (
    // Without scripts nothing may be sent: a password would end up in the address.
    <form ref={form} method="post" className={styles.form} noValidate onSubmit={submit}>
      {asks.includes('workspace') ? (
        <TextField
          name="workspace"
          label={words.workspace}
          hint={words.workspaceHint}
          autoComplete="organization"
          maxLength={60}
          enterKeyHint="next"
          error={problems.workspace ?? null}
        />
      ) : null}
      {asks.includes('name') ? (
        <TextField
          name="name"
          label={words.name}
          autoComplete="name"
          maxLength={nameCharsMax}
          enterKeyHint="next"
          error={problems.name ?? null}
        />
      ) : null}
      {asks.includes('email') ? (
        <TextField
          name="email"
          type="email"
          dir="ltr"
          label={words.email}
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
          enterKeyHint="next"
          error={problems.email ?? null}
          {...(isNewPassword ? { hint: words.emailHint } : {})}
        />
      ) : null}
      <PasswordField
        words={words}
        isNew={isNewPassword}
        error={problems.password ?? null}
        {...(isNewPassword
          ? { hint: fill(words.passwordHint, { count: PASSWORD_CHARS_MIN }) }
          : {})}
      />
      <FormEnd problem={problems.form} isBusy={isBusy} submit={props.submit} />
    </form>
  );
}

function enteredIn(form: HTMLFormElement, asks: readonly Field[]): Entered {
  const data = new FormData(form);
  return Object.fromEntries(
    asks.map((field) => {
      const value = data.get(field);
      return [field, typeof value === 'string' ? value : ''];
    }),
  );
}

function focus(form: HTMLFormElement | null, field: Field | undefined): void {
  if (field === undefined) return;
  form?.querySelector<HTMLInputElement>(`input[name="${field}"]`)?.focus();
}
