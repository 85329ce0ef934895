'use client';
/** Takes the guest of this browser along, once at a time; or says why it could not. */
import { useState } from 'react';
import { failureOf } from '../_request/ask.ts';
import { useMessages } from '../_ui/messages.tsx';
import { linkGuest } from './api.ts';

export function useLinkGuest(onDone: () => void) {
  const { shell, faults } = useMessages();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setProblem(null);
    try {
      await linkGuest();
      // Still busy: what comes next takes the place of all this.
      onDone();
    } catch (error) {
      const failure = failureOf(error);
      setProblem(failure === 'unreachable' ? shell.network.unreachable : faults[failure]);
      setIsBusy(false);
    }
  };
  return { take, isBusy, problem };
}
