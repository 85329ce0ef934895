'use client';
/** Sends what was entered, and goes where it leads, signed in; or says below which field it failed. */
import { useState } from 'react';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { AccountMessages } from '../../lib/i18n/en.ts';
import { type Failure, failureOf, ask } from '../_request/ask.ts';
import { useMessages } from '../_ui/messages.tsx';
import type { Entered, Problems } from './account-fields.ts';
import { byTheGuest } from './left-guests.ts';

export interface Deed {
  readonly path: string;
  /** Sent beside what is entered. */
  readonly extra?: Readonly<Record<string, string>>;
  /** Where to, on this site; absent: where the answer says. */
  readonly leadsTo?: string;
}

/** Which field a failure is about. */
const FIELD_OF: Partial<Record<FaultCode, 'email' | 'password'>> = {
  email_taken: 'email',
  wrong_credentials: 'password',
};

export function useDeed({ path, extra, leadsTo }: Deed, words: AccountMessages['fields']) {
  const { shell, faults } = useMessages();
  const [isBusy, setIsBusy] = useState(false);
  const [problems, setProblems] = useState<Problems>({});

  const tell = (failure: Failure) => {
    setIsBusy(false);
    if (failure === 'unreachable') return setProblems({ form: shell.network.unreachable });
    // Whoever types a password asks nothing of the server too often: it guesses too often.
    if (failure === 'too_many_requests') return setProblems({ form: words.tooMany });
    setProblems({ [FIELD_OF[failure] ?? 'form']: faults[failure] });
  };
  const begin = (entered: Entered): void => {
    setIsBusy(true);
    setProblems({});
    ask<{ readonly url?: string }>('POST', path, { ...entered, ...extra }).then(
      // A whole new page: nothing of who this was before may stay in memory. Its address takes
      // the place of this one, which may hold a secret.
      ({ url }) => location.replace(byTheGuest(leadsTo ?? url ?? '/')),
      (error: unknown) => tell(failureOf(error)),
    );
  };
  return { begin, isBusy, problems, refuse: setProblems };
}
