/** What can be chosen below the field that adds people. */
import { parseEmail } from '../../lib/core/account.ts';
import type { CandidateView } from '../../lib/core/sharing.ts';
import type { Candidates } from './use-candidates.ts';

export type InviteOption =
  | { readonly is: 'person'; readonly key: string; readonly candidate: CandidateView }
  /** Nobody has an account by this address. */
  | { readonly is: 'link'; readonly key: string; readonly email: string };

/** While somebody types one, every beginning of an address is an address, too: a whole one has a domain. */
const WHOLE = /@[^@]+\.[^@.]{2,}$/u;

export function inviteOptions(
  typed: string,
  { candidates, isSettled, failure }: Candidates,
  chosen: readonly CandidateView[],
): readonly InviteOption[] {
  const isChosen = (candidate: CandidateView) =>
    chosen.some(({ personId }) => personId === candidate.personId);
  const people = candidates
    .filter((candidate) => !isChosen(candidate))
    .map((candidate) => ({ is: 'person', key: candidate.personId, candidate }) as const);
  const email = WHOLE.test(typed.trim()) ? parseEmail(typed) : null;
  const isUnknown =
    email !== null && isSettled && failure === null && !candidates.some(({ isExact }) => isExact);
  return isUnknown ? [...people, { is: 'link', key: 'link', email }] : people;
}

/** Who has a role here already is shown, and cannot be added again. */
export function mayChoose(option: InviteOption): boolean {
  return option.is === 'link' || option.candidate.role === null;
}
