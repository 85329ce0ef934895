/** The guest that a browser was before its member signed in, and taking along what it made. */
import type { GuestView } from '../../../lib/core/account.ts';
import { defaultHue } from '../../../lib/core/actor.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { Guests } from '../../account-store.ts';
import type { Bus, People } from '../../ports.ts';
import type { AccessWatch } from '../access-watch.ts';
import { type AccountNeeds, browserOf, type Caller } from './account-needs.ts';
import type { LinkedGuests } from './linked-guests.ts';

export interface GuestNeeds extends Pick<AccountNeeds, 'audit' | 'clock' | 'limits' | 'log'> {
  readonly linkedGuests: Pick<LinkedGuests, 'guestsOf'>;
  readonly guests: Guests;
  readonly people: People;
  readonly bus: Pick<Bus, 'publish'>;
  readonly watch: Pick<AccessWatch, 'gained'>;
}

/** null: there is none, or it has nothing that could be taken along. @throws AppError not_signed_in. */
export async function guestIn(
  { guests, people }: Pick<GuestNeeds, 'guests' | 'people'>,
  caller: Caller,
): Promise<GuestView | null> {
  browserOf(caller);
  const { guestId } = caller;
  if (guestId === null) return null;
  const { madeCount, openedCount } = await guests.holdings(guestId);
  // Unsent words have no place of their own here: who wrote them has opened their document.
  if (madeCount + openedCount === 0) return null;
  const profile = await people.find(guestId);
  const hue = profile?.hue ?? defaultHue(guestId);
  return { id: guestId, name: profile?.name ?? null, hue, madeCount, openedCount };
}

/**
 * Takes effect before it resolves, in open documents too. Of a browser that is no guest, or whose
 * guest was taken along before, nothing is left to do. @throws AppError not_signed_in, bad_request
 * (this member was that many guests already).
 */
export async function linkGuest(needs: GuestNeeds, caller: Caller): Promise<void> {
  const { guests, bus, watch, audit, clock, log } = needs;
  const { memberId } = browserOf(caller);
  const { guestId } = caller;
  if (guestId === null) return;
  const { memberGuestsMax } = needs.limits;
  const present = needs.linkedGuests.guestsOf(memberId);
  if (present.length >= memberGuestsMax && !present.includes(guestId)) {
    const hint = `An account can take along ${memberGuestsMax} guests, and no more.`;
    throw new AppError('bad_request', 'too many guests of one member', { hint });
  }
  const linking = await guests.link(guestId, memberId, clock.nowMs());
  if (linking.is === 'was-linked') {
    // Stored, and its answer lost: who was not told then is told now.
    bus.publish({ is: 'guest-linked', guestId, memberId: linking.memberId });
    return;
  }
  bus.publish({ is: 'guest-linked', guestId, memberId });
  audit.note(caller, { event: 'guest-linked', subjectId: guestId });
  log.info('guest.linked', { guestId, memberId });
  await Promise.all(linking.documentIds.map((id) => watch.gained(id, memberId)));
}
