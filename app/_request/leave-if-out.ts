/** A page for who is signed in leads to the sign-in as soon as that has ended. */
import { failureOf } from './ask.ts';

/** @param page  its path, to come back to. @throws whatever failed. */
export function leaveIfOut(error: unknown, page: string): never {
  const failure = failureOf(error);
  if (failure === 'not_signed_in') location.replace(`/sign-in?to=${page}`);
  // No operator any more: the page is not there for this person.
  if (failure === 'not_allowed') location.reload();
  throw error;
}
