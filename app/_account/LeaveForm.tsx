'use client';
/** What becomes of the documents, to whom they go, and the password of who says so. */
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Estate, LeavingView } from '../../lib/core/account.ts';
import { plural } from '../../lib/i18n/phrase.ts';
import { failureOf } from '../_request/ask.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';
import { Button } from '../_ui/Button.tsx';
import { DialogActions } from '../_ui/Dialog.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { HeirChoice } from './HeirChoice.tsx';
import type { LeaveDialogProps } from './leave-dialog-props.ts';
import styles from './LeaveDialog.module.css';
import { PasswordField } from './PasswordField.tsx';

type Fate = 'hand' | 'trash';

interface Problems {
  readonly heir: string | null;
  readonly password: string | null;
}

const NO_PROBLEMS: Problems = { heir: null, password: null };

export function LeaveForm(props: LeaveDialogProps & { readonly view: LeavingView }) {
  const { words, view, asksPassword, onClose } = props;
  const { shell } = useMessages();
  const form = useRef<HTMLFormElement>(null);
  const ownsAny = view.ownedCount > 0;
  const [fate, setFate] = useState<Fate>(ownsAny ? 'hand' : 'trash');
  const [heir, setHeir] = useState<string | null>(null);
  const { leave, isBusy, problems } = useLeave(props);
  useEffect(() => {
    // It came after the dialog had the focus; a finger gets no keyboard unasked.
    if (!matchMedia('(pointer: coarse)').matches) fieldIn(form.current, 'first')?.focus();
  }, []);
  useEffect(() => {
    const wrong = problems.heir !== null ? 'heir' : problems.password !== null ? 'password' : null;
    if (wrong !== null) fieldIn(form.current, wrong)?.focus();
  }, [problems]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const field = fieldIn(form.current, 'password');
    void leave(fate === 'trash' ? 'trash' : { handTo: heir ?? '' }, field?.value ?? null);
  };
  return (
    // Without scripts nothing may be sent: a password would end up in the address.
    <form ref={form} method="post" className={styles.form} noValidate onSubmit={submit}>
      {ownsAny ? (
        <FateChoice {...props} fate={fate} onChoose={setFate}>
          <HeirChoice
            words={words.heir}
            heirs={view.heirs}
            chosen={heir}
            error={problems.heir}
            onChoose={setHeir}
          />
        </FateChoice>
      ) : null}
      {asksPassword === null ? null : (
        <>
          {/* For programs that keep passwords: whose it is. */}
          <input
            type="text"
            name="username"
            autoComplete="username"
            value={asksPassword.email}
            readOnly
            hidden
          />
          <PasswordField
            words={asksPassword.fields}
            isNew={false}
            label={words.password}
            error={problems.password}
          />
        </>
      )}
      <DialogActions>
        <Button onClick={onClose}>{shell.page.cancel}</Button>
        <Button type="submit" look="danger" aria-disabled={isBusy}>
          {words.submit}
        </Button>
      </DialogActions>
    </form>
  );
}

function FateChoice(
  props: LeaveDialogProps & {
    readonly fate: Fate;
    readonly onChoose: (fate: Fate) => void;
    /** To whom, below the choice that asks it. */
    readonly children: ReactNode;
  },
) {
  const { fate, trashDays, onChoose, children } = props;
  const words = props.words.fate;
  const { language } = useMessages();
  const group = useId();
  const choice = (value: Fate, label: string, hint: string) => (
    <label className={styles.fate}>
      <input
        type="radio"
        name={group}
        value={value}
        data-field={fate === value ? 'first' : undefined}
        checked={fate === value}
        onChange={() => onChoose(value)}
      />
      {label}
      <span className={styles.hint}>{hint}</span>
    </label>
  );
  return (
    <fieldset className={styles.fates}>
      <legend className={styles.legend}>{words.title}</legend>
      {choice('hand', words.hand, words.handHint)}
      {fate === 'hand' ? <div className={styles.heir}>{children}</div> : null}
      {choice('trash', words.trash, plural(language.tag, words.trashHint, trashDays))}
    </fieldset>
  );
}

function useLeave({ words, asksPassword, onLeave }: LeaveDialogProps) {
  const { faults } = useMessages();
  const showFailure = useFailureToast();
  const [isBusy, setIsBusy] = useState(false);
  const [problems, setProblems] = useState(NO_PROBLEMS);

  const leave = async (documents: Estate, password: string | null) => {
    if (isBusy) return;
    const wrong = {
      heir: documents !== 'trash' && documents.handTo === '' ? words.heir.missing : null,
      password: password === '' ? (asksPassword?.fields.passwordMissing ?? null) : null,
    };
    setProblems(wrong);
    if (wrong.heir !== null || wrong.password !== null) return;
    setIsBusy(true);
    try {
      await onLeave(documents, password ?? '');
    } catch (error) {
      setIsBusy(false);
      const failure = failureOf(error);
      if (failure === 'bad_request') setProblems({ ...NO_PROBLEMS, heir: words.heir.unknown });
      else if (failure === 'wrong_password') {
        setProblems({ ...NO_PROBLEMS, password: faults.wrong_password });
      } else showFailure(error);
    }
  };
  return { leave, isBusy, problems };
}

function fieldIn(form: HTMLFormElement | null, field: 'first' | 'heir' | 'password') {
  const place = field === 'password' ? 'input[name="password"]' : `input[data-field="${field}"]`;
  return form?.querySelector<HTMLInputElement>(place) ?? null;
}
