/** A request as the use cases of accounts see it. */
import type { Config } from '../config.ts';
import type { LinkedGuests } from '../services/accounts/linked-guests.ts';
import type { RequestHeaders, ResolveActor, Callers } from '../services/services.ts';
import { guestOf, noGuestCookies } from './actor.ts';
import { bearerOf } from './bearer.ts';
import { labelledClientAddress } from './client-address.ts';
import { headerOf } from './cookies.ts';
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
  return {
    of: async (headers) => {
      const isProgram = bearerOf(headers) !== null;
      const guest = isProgram ? null : guestOf(instanceKey, headers, linkedGuests);
      return {
        actor: await resolveActor(headers),
        guestId: guest?.is === 'guest' ? guest.personId : null,
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
