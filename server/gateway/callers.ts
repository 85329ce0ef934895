/** A request as the use cases of accounts see it. */
import type { PersonId } from '../../lib/core/ids.ts';
import type { Config } from '../config.ts';
import type { LinkedGuests } from '../services/accounts/linked-guests.ts';
import type { RequestHeaders, ResolveActor, Callers } from '../services/services.ts';
import { guestOf, noGuestCookies } from './actor.ts';
import { bearerOf } from './bearer.ts';
import { labelledClientAddress } from './client-address.ts';
import { GUEST_NAMES, headerOf } from './cookies.ts';
import { DIRECT_HEADER } from './direct.ts';
import { isSecure } from './origin.ts';
import { signInCookie } from './sign-in-cookie.ts';

const DEVICE_CHARS_MAX = 400;

export interface CallerNeeds {
  readonly config: Config;
  readonly instanceKey: Uint8Array;
  readonly resolveActor: ResolveActor;
  readonly linkedGuests: LinkedGuests;
}

export function makeCallers(needs: CallerNeeds): Callers {
  const { config, instanceKey, resolveActor, linkedGuests } = needs;
  const cookie = (headers: RequestHeaders, token: string | null) =>
    signInCookie(token, isSecure(headers, config), config.limits.signInDays);
  /**
   * Under TLS the plain cookie may have been planted by a sibling domain: what another guest made must
   * not come into an account by it.
   */
  const guestIdOf = (headers: RequestHeaders): PersonId | null => {
    if (bearerOf(headers) !== null) return null;
    const names = isSecure(headers, config) ? [GUEST_NAMES.secure] : undefined;
    const guest = guestOf(instanceKey, headers, linkedGuests, names);
    return guest.is === 'guest' ? guest.personId : null;
  };
  return {
    of: async (headers) => {
      return {
        actor: await resolveActor(headers),
        guestId: guestIdOf(headers),
        address: labelledClientAddress(headers),
        device: headerOf(headers, 'user-agent')?.slice(0, DEVICE_CHARS_MAX) ?? null,
        isDirect: headerOf(headers, DIRECT_HEADER) === '1',
      };
    },
    cookieOf: (headers, token) => cookie(headers, token),
    noCookie: (headers) => cookie(headers, null),
    noGuestCookies: (headers) => noGuestCookies(isSecure(headers, config)),
  };
}
