'use client';
/** One step between a share link and its document: a name, a colour, a password where one is asked. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Me } from '../../../../lib/core/actor.ts';
import type { GrantedRole } from '../../../../lib/core/sharing.ts';
import type { ArrivalMessages } from '../../../../lib/i18n/en.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import { Avatar } from '../../../_ui/Avatar.tsx';
import { ColorChoice } from '../../../_ui/ColorChoice.tsx';
import { EmptyState } from '../../../_ui/EmptyState.tsx';
import { FormEnd } from '../../../_ui/FormEnd.tsx';
import { keptProfile } from '../../../_ui/kept-profile.ts';
import { Mark } from '../../../_ui/Logo.tsx';
import { TextField } from '../../../_ui/TextField.tsx';
import { useIsHydrated } from '../../../_ui/use-is-hydrated.ts';
import styles from './ArrivalForm.module.css';
import { useArrival } from './use-arrival.ts';

export interface ArrivalFormProps {
  readonly token: string;
  readonly words: ArrivalMessages;
  readonly role: GrantedRole;
  readonly asksPassword: boolean;
  readonly me: Me;
  /** Has an account, whose name and colour it comes with. */
  readonly isMember: boolean;
  readonly nameCharsMax: number;
}

export function ArrivalForm(props: ArrivalFormProps) {
  const { token, words, role, asksPassword, me, isMember, nameCharsMax } = props;
  const [name, setName] = useState(me.name ?? '');
  const [hue, setHue] = useState(me.hue);
  const isAlive = useIsHydrated();
  const form = useRef<HTMLFormElement>(null);
  const { enter, isBusy, isGone, problems } = useArrival(token, words, isMember);

  useEffect(() => {
    if (!isAlive) return;
    const kept = me.name === null ? keptProfile() : null;
    if (kept !== null) {
      // Whoever was faster than the page has typed a name already.
      setName(fieldIn(form.current, 'name')?.value || kept.name);
      setHue(kept.hue);
    }
    focusFirst(form.current, kept?.name ?? me.name);
  }, [isAlive, me.name]);
  useEffect(() => {
    const wrong = problems.password === undefined ? null : fieldIn(form.current, 'password');
    wrong?.select();
  }, [problems]);

  if (isGone) {
    return (
      <EmptyState isPage title={words.gone.title} body={words.gone.body} art={<Mark size={40} />} />
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const password = asksPassword ? (fieldIn(form.current, 'password')?.value ?? '') : null;
    const wrong = enter({ name: name.trim(), hue, password });
    if (wrong !== null) fieldIn(form.current, wrong)?.focus();
  };
  const shown = name.trim();
  return (
    // Without scripts nothing may be sent: a password would end up in the address.
    <form ref={form} method="post" className={styles.form} noValidate onSubmit={submit}>
      <div className={styles.mark}>
        <Mark size={36} />
      </div>
      <div>
        <h1 className={styles.title}>{words.titles[role]}</h1>
        <p className={styles.body}>
          {isMember ? fill(words.asMember, { name: shown }) : words.body}
        </p>
      </div>
      {isMember ? null : (
        <>
          <div className={styles.person}>
            <Avatar name={shown} hue={hue} size="large" />
            <TextField
              className={styles.name}
              name="name"
              label={words.name}
              value={name}
              maxLength={nameCharsMax}
              autoComplete="nickname"
              enterKeyHint={asksPassword ? 'next' : 'go'}
              error={problems.name ?? null}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
          <ColorChoice hue={hue} onChoose={setHue} />
        </>
      )}
      {asksPassword ? (
        <TextField
          name="password"
          type="password"
          label={words.password}
          hint={words.passwordHint}
          error={problems.password ?? null}
          autoComplete="off"
          enterKeyHint="go"
        />
      ) : null}
      <FormEnd
        problem={problems.form}
        isBusy={isBusy}
        submit={isBusy ? words.entering : words.enter}
      />
    </form>
  );
}

function fieldIn(form: HTMLFormElement | null, name: string): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? null;
}

/** What still has to be said; where all is said, Enter is all that is left. A finger gets no keyboard unasked. */
function focusFirst(form: HTMLFormElement | null, name: string | null): void {
  if (form === null || matchMedia('(pointer: coarse)').matches) return;
  if (form.contains(document.activeElement)) return;
  const open = name === null ? fieldIn(form, 'name') : fieldIn(form, 'password');
  (open ?? form.querySelector<HTMLElement>('button[type="submit"]'))?.focus();
}
