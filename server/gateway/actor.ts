/**
 * Who a request comes from: a program's token, a member's sign-in, or the signed guest cookie, which
 * is made here.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor, Proof } from '../../lib/core/actor.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { isMemberId, parsePersonId } from '../../lib/core/ids.ts';
import { assertNever } from '../../lib/std/assert.ts';
import type { ApiTokens, ShownToken } from '../services/accounts/api-tokens.ts';
import type { LinkedGuests } from '../services/accounts/linked-guests.ts';
import type { SignedIn, SignIns } from '../services/accounts/sign-ins.ts';
import type { RequestHeaders, ResolveActor } from '../services/services.ts';
import { bearerOf } from './bearer.ts';
import { cookiesNamed, GUEST_NAMES } from './cookies.ts';
import { isSecure, type OriginConfig } from './origin.ts';
import { signInTokens } from './sign-in-cookie.ts';
import type { ActorAgain } from './who-comes.ts';

// Chromium shortens anything longer to this (RFC 6265bis section 5.5).
const COOKIE_DAYS = 400;
const DAY_SECONDS = 86_400;

export interface ActorNeeds {
  readonly instanceKey: Uint8Array;
  readonly origins: OriginConfig;
  readonly signIns: Pick<SignIns, 'find'>;
  readonly tokens: Pick<ApiTokens, 'find'>;
  readonly linkedGuests: Pick<LinkedGuests, 'memberOf'>;
}

/** One function for HTTP and WebSocket alike; a cookie that it cannot read is nobody's. */
export function makeResolveActor(needs: ActorNeeds): ResolveActor {
  const { instanceKey, origins, signIns, tokens, linkedGuests } = needs;
  return async (headers) => {
    const bearer = bearerOf(headers);
    if (bearer !== null) return byToken(await tokens.find(bearer));
    for (const token of signInTokens(headers, isSecure(headers, origins))) {
      const signedIn = await signIns.find(token);
      if (signedIn !== null) return bySignIn(signedIn);
    }
    return guestOf(instanceKey, headers, linkedGuests);
  };
}

export interface AgainNeeds {
  readonly signIns: Pick<SignIns, 'findById'>;
  readonly tokens: Pick<ApiTokens, 'findById'>;
  readonly linkedGuests: Pick<LinkedGuests, 'memberOf'>;
}

/** For who was known by something a moment ago. */
export function makeActorAgain({ signIns, tokens, linkedGuests }: AgainNeeds): ActorAgain {
  return async (actor) => {
    const proof = actor.is === 'member' ? actor.proof : null;
    switch (proof?.is) {
      case 'token':
        return byToken(await tokens.findById(proof.id));
      case 'sign-in':
        return bySignIn(await signIns.findById(proof.id));
      case undefined:
        // Of a member that shows nothing, and a guest that is one by now, nothing holds any more.
        if (actor.is === 'guest' && linkedGuests.memberOf(actor.personId) === null) return actor;
        throw new AppError('not_signed_in', `${actor.is}, no longer`);
      default:
        return assertNever(proof);
    }
  };
}

function bySignIn(found: SignedIn | null): Actor {
  if (found === null) throw new AppError('not_signed_in', 'signed out');
  return memberOf(found, { is: 'sign-in', id: found.id });
}

/** Whoever shows a token is that or nothing: a cookie beside it must not stand in. */
function byToken(found: ShownToken | null): Actor {
  if (found === null) {
    const hint = 'This token is unknown, revoked or expired.';
    throw new AppError('not_signed_in', 'no such token', { hint });
  }
  return memberOf(found, { is: 'token', id: found.id, scope: found.scope });
}

function memberOf(
  { memberId, isOperator }: Pick<SignedIn, 'memberId' | 'isOperator'>,
  proof: Proof,
): Actor {
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
  // Also under TLS: a guest from before the operator added it stays the same person.
  names: readonly string[] = [GUEST_NAMES.secure, GUEST_NAMES.plain],
): Actor {
  for (const value of names.flatMap((name) => cookiesNamed(headers, name))) {
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
