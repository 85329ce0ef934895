/** A request as the use cases of accounts see it. */
import type { Config } from '../config.ts';
import type { RequestHeaders, ResolveActor, Visits } from '../services/services.ts';
import { guestOf } from './actor.ts';
import { headerOf } from './cookies.ts';
import { isSecure } from './origin.ts';
import { signInCookie } from './sign-in-cookie.ts';

/** What the door tells the pages of a request; it lets nobody else say so. */
export const ADDRESS_HEADER = 'x-sheaf-address';
export const DIRECT_HEADER = 'x-sheaf-direct';

const DEVICE_CHARS_MAX = 400;

export interface VisitNeeds {
  readonly config: Config;
  readonly instanceKey: Uint8Array;
  readonly resolveActor: ResolveActor;
}

export function makeVisits({ config, instanceKey, resolveActor }: VisitNeeds): Visits {
  const cookie = (headers: RequestHeaders, token: string | null) =>
    signInCookie(token, isSecure(headers, config), config.limits.signInDays);
  return {
    of: async (headers) => {
      const guest = guestOf(instanceKey, headers);
      return {
        actor: await resolveActor(headers),
        guestId: guest.is === 'guest' ? guest.personId : null,
        address: headerOf(headers, ADDRESS_HEADER) ?? 'unknown',
        device: headerOf(headers, 'user-agent')?.slice(0, DEVICE_CHARS_MAX) ?? null,
        isDirect: headerOf(headers, DIRECT_HEADER) === '1',
      };
    },
    cookieOf: (headers, token) => cookie(headers, token),
    noCookie: (headers) => cookie(headers, null),
  };
}
