'use client';
/** Ends the sign-in of this browser, and leads to where the next one begins. */
import { ask } from '../_request/ask.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';

export function useSignOut(): () => Promise<void> {
  const showFailure = useFailureToast();
  return async () => {
    try {
      await ask('POST', '/api/v1/sign-out');
      // A whole new page: nothing of this member may stay in memory.
      location.assign('/sign-in');
    } catch (problem) {
      showFailure(problem);
    }
  };
}
