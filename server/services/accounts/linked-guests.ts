/**
 * Guests that became members, as every request asks about them: known from the start on, so that
 * guests go on costing the database nothing. Some hundred bytes for each.
 */
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Bus } from '../../ports.ts';

export interface LinkedGuests {
  /** Who this guest is now; null: a guest. */
  memberOf(guestId: PersonId): PersonId | null;
  /** Who this member was before. */
  guestsOf(memberId: PersonId): readonly PersonId[];
}

/** @param stored  all there are; the bus tells of those that come. */
export function knowLinkedGuests(
  bus: Pick<Bus, 'subscribe'>,
  stored: readonly (readonly [guestId: PersonId, memberId: PersonId])[],
): LinkedGuests {
  const members = new Map<PersonId, PersonId>();
  const guests = new Map<PersonId, readonly PersonId[]>();
  const learn = (guestId: PersonId, memberId: PersonId): void => {
    if (members.has(guestId)) return;
    members.set(guestId, memberId);
    guests.set(memberId, [...(guests.get(memberId) ?? []), guestId]);
  };
  for (const [guestId, memberId] of stored) learn(guestId, memberId);
  bus.subscribe((command) => {
    if (command.is === 'guest-linked') learn(command.guestId, command.memberId);
  });
  return {
    memberOf: (guestId) => members.get(guestId) ?? null,
    guestsOf: (memberId) => guests.get(memberId) ?? [],
  };
}
