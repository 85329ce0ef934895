'use client';
/** Says who one is and what one knows, and goes to the document. */
import { useState } from 'react';
import type { Profile } from '../../../../lib/core/actor.ts';
import type { ArrivalMessages } from '../../../../lib/i18n/en.ts';
import { type Failure, failureOf } from '../../../_request/ask.ts';
import { arrive } from '../../../_share/api.ts';
import { keepProfile } from '../../../_ui/kept-profile.ts';
import { useMessages } from '../../../_ui/messages.tsx';

/** What is wrong, below the field it is about; `form`: of no field. */
export interface ArrivalProblems {
  readonly name?: string;
  readonly password?: string;
  readonly form?: string;
}

export interface ArrivalWish extends Profile {
  /** null: none is asked for. */
  readonly password: string | null;
}

export function useArrival(token: string, words: ArrivalMessages, isMember: boolean) {
  const { shell, faults } = useMessages();
  const [isBusy, setIsBusy] = useState(false);
  const [isGone, setIsGone] = useState(false);
  const [problems, setProblems] = useState<ArrivalProblems>({});

  const refuse = (failure: Failure) => {
    setIsBusy(false);
    if (failure === 'link_not_found') setIsGone(true);
    else if (failure === 'wrong_password') setProblems({ password: words.passwordWrong });
    else if (failure === 'too_many_requests') setProblems({ form: words.tooMany });
    else if (failure === 'not_allowed') setProblems({ form: words.noCookies });
    else if (failure === 'server_full') setProblems({ form: words.full });
    else if (failure === 'unreachable') setProblems({ form: shell.network.unreachable });
    else setProblems({ form: faults[failure] });
  };
  /** @returns the field that is wrong before anything is sent; null: it is on its way. */
  const enter = (wish: ArrivalWish): 'name' | 'password' | null => {
    const { name, hue, password } = wish;
    const missing = {
      ...(name === '' ? { name: words.nameMissing } : {}),
      ...(password === '' ? { password: words.passwordMissing } : {}),
    };
    setProblems(missing);
    if (missing.name !== undefined) return 'name';
    if (missing.password !== undefined) return 'password';
    setIsBusy(true);
    arrive(token, { name, hue, ...(password === null ? {} : { password }) }).then(
      (url) => {
        if (!isMember) keepProfile({ name, hue });
        // In place of this page, so that the token is not left behind in the history; and below the
        // address that was opened here, where this person's cookie is.
        location.replace(new URL(url).pathname);
      },
      (error: unknown) => refuse(failureOf(error)),
    );
    return null;
  };
  return { enter, isBusy, isGone, problems };
}
