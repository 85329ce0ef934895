'use client';
/** Says what went wrong in the visitor's language. */
import { useCallback } from 'react';
import { useMessages } from '../_ui/messages.tsx';
import { useToast } from '../_ui/toasts.tsx';
import { failureOf } from './ask.ts';

export function useFailureToast(): (error: unknown) => void {
  const { shell, faults } = useMessages();
  const showToast = useToast();
  return useCallback(
    (error) => {
      const failure = failureOf(error);
      const message = failure === 'unreachable' ? shell.network.unreachable : faults[failure];
      showToast({ message, tone: 'danger', key: failure });
    },
    [shell, faults, showToast],
  );
}
