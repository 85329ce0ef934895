/** Who a request comes from: a member's sign-in, or the signed guest cookie, which is made here. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../lib/core/actor.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { isMemberId, parsePersonId } from '../../lib/core/ids.ts';
import type { LinkedGuests } from '../services/accounts/linked-guests.ts';
import type { SignedIn, SignIns } from '../services/accounts/sign-ins.ts';
import type { RequestHeaders, ResolveActor } from '../services/services.ts';
import { cookiesNamed, GUEST_NAMES } from './cookies.ts';
import { isSecure, type OriginConfig } from './origin.ts';
import { signInTokens } from './sign-in-cookie.ts';

// Chromium shortens anything longer to this (RFC 6265bis section 5.5).
const COOKIE_DAYS = 400;
const DAY_SECONDS = 86_400;

/** One function for HTTP and WebSocket alike; whatever it cannot read is nobody. */
export function makeResolveActor(
  instanceKey: Uint8Array,
  signIns: Pick<SignIns, 'find'>,
  origins: OriginConfig,
  linkedGuests: Pick<LinkedGuests, 'memberOf'>,
): ResolveActor {
  return async (headers) => {
    for (const token of signInTokens(headers, isSecure(headers, origins))) {
      const signedIn = await signIns.find(token);
      if (signedIn !== null) return memberOf(signedIn);
    }
    return guestOf(instanceKey, headers, linkedGuests);
  };
}

function memberOf({ id, memberId, isOperator }: SignedIn): Actor {
  const proof = { is: 'sign-in', id } as const;
  const rights = isOperator ? ({ isOperator } as const) : {};
  return { is: 'member', personId: memberId, proof, ...rights };
}

/**
 * Told by the cookie alone: guests cost the database nothing. One that became a member is nobody,
 * never that member: the cookie may have been copied before.
 */
export function guestOf(
  instanceKey: Uint8Array,
  headers: RequestHeaders,
  linkedGuests: Pick<LinkedGuests, 'memberOf'>,
): Actor {
  const values = [
    ...cookiesNamed(headers, GUEST_NAMES.secure),
    // Also under TLS: a guest from before the operator added it stays the same person.
    ...cookiesNamed(headers, GUEST_NAMES.plain),
  ];
  for (const value of values) {
    const personId = verifiedPerson(instanceKey, value);
    const isGuest = personId !== null && linkedGuests.memberOf(personId) === null;
    if (isGuest) return { is: 'guest', personId };
  }
  return { is: 'nobody' };
}

export interface GuestCookie {
  /** `name=value`, as a browser sends it. */
  readonly pair: string;
  /** The whole Set-Cookie value. */
  readonly setCookie: string;
}

export function guestCookie(
  instanceKey: Uint8Array,
  personId: PersonId,
  isSecure: boolean,
): GuestCookie {
  const name = isSecure ? GUEST_NAMES.secure : GUEST_NAMES.plain;
  const pair = `${name}=${personId}.${signatureOf(instanceKey, personId).toString('base64url')}`;
  const life = `Path=/; Max-Age=${COOKIE_DAYS * DAY_SECONDS}`;
  const flags = `HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return { pair, setCookie: `${pair}; ${life}; ${flags}` };
}

/** Set-Cookie values that take away what makes this browser a guest, also from before TLS. */
export function noGuestCookies(isSecure: boolean): readonly string[] {
  const gone = (name: string) => `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;
  const plain = gone(GUEST_NAMES.plain);
  return isSecure ? [`${gone(GUEST_NAMES.secure)}; Secure`, plain] : [plain];
}

function verifiedPerson(instanceKey: Uint8Array, value: string): PersonId | null {
  const [id = '', signature = '', ...rest] = value.split('.');
  const personId = parsePersonId(id);
  // Members are not known by this cookie, whoever signed it.
  if (personId === null || isMemberId(personId) || rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(instanceKey, personId);
  return given.length === expected.length && timingSafeEqual(given, expected) ? personId : null;
}

/** The prefix keeps this signature apart from whatever else the key may sign one day. */
function signatureOf(instanceKey: Uint8Array, personId: PersonId): Buffer {
  return createHmac('sha256', instanceKey).update(`sheaf guest ${personId}`).digest();
}
