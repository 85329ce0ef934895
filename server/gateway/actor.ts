/** Who a request comes from: the signed guest cookie, minted, read and renewed here. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../lib/core/actor.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { parsePersonId } from '../../lib/core/ids.ts';
import type { RequestHeaders, ResolveActor } from '../services/services.ts';
import { cookiesNamed } from './cookies.ts';

const PLAIN_NAME = 'sheaf_guest';
// `__Host-`: no sibling domain and no plain-http page can plant it (RFC 6265bis section 4.1.3.2).
const SECURE_NAME = '__Host-sheaf_guest';
// Chromium shortens anything longer to this (RFC 6265bis section 5.5).
const COOKIE_DAYS = 400;
const DAY_SECONDS = 86_400;

/** One function for HTTP and WebSocket alike; whatever it cannot read is nobody. */
export function makeResolveActor(instanceKey: Uint8Array): ResolveActor {
  return async (headers) => guestOf(instanceKey, headers);
}

/** Told by the cookie alone: guests cost the database nothing. */
function guestOf(instanceKey: Uint8Array, headers: RequestHeaders): Actor {
  const values = [
    ...cookiesNamed(headers, SECURE_NAME),
    // Also under TLS: a guest from before the operator added it stays the same person.
    ...cookiesNamed(headers, PLAIN_NAME),
  ];
  for (const value of values) {
    const personId = verifiedPerson(instanceKey, value);
    if (personId !== null) return { is: 'guest', personId };
  }
  return { is: 'nobody' };
}

/** Does the request carry a guest cookie at all, valid or not? */
export function hasGuestCookie(headers: RequestHeaders): boolean {
  return [SECURE_NAME, PLAIN_NAME].some((name) => cookiesNamed(headers, name).length > 0);
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
  const name = isSecure ? SECURE_NAME : PLAIN_NAME;
  const pair = `${name}=${personId}.${signatureOf(instanceKey, personId).toString('base64url')}`;
  const life = `Path=/; Max-Age=${COOKIE_DAYS * DAY_SECONDS}`;
  const flags = `HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return { pair, setCookie: `${pair}; ${life}; ${flags}` };
}

function verifiedPerson(instanceKey: Uint8Array, value: string): PersonId | null {
  const [id = '', signature = '', ...rest] = value.split('.');
  const personId = parsePersonId(id);
  if (personId === null || rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(instanceKey, personId);
  return given.length === expected.length && timingSafeEqual(given, expected) ? personId : null;
}

/** The prefix keeps this signature apart from whatever else the key may sign one day. */
function signatureOf(instanceKey: Uint8Array, personId: PersonId): Buffer {
  return createHmac('sha256', instanceKey).update(`sheaf guest ${personId}`).digest();
}
