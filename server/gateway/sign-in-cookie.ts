/** The cookie of a browser that is signed in: an opaque token, known to the database by its hash. */
import type { RequestHeaders } from '../services/services.ts';
import { cookiesNamed, SIGN_IN_NAMES } from './cookies.ts';

/** As the library for sign-in makes them, and then some. */
const TOKEN = /^[A-Za-z0-9_-]{20,80}$/;
const DAY_SECONDS = 86_400;

/** Under TLS the bound name only: a plain one may come from anybody. */
export function signInTokens(headers: RequestHeaders, isSecure: boolean): string[] {
  const values = cookiesNamed(headers, isSecure ? SIGN_IN_NAMES.secure : SIGN_IN_NAMES.plain);
  return values.filter((value) => TOKEN.test(value)).slice(0, 1);
}

/** @param token  null: takes it away. @returns the whole Set-Cookie value. */
export function signInCookie(token: string | null, isSecure: boolean, days: number): string {
  const name = isSecure ? SIGN_IN_NAMES.secure : SIGN_IN_NAMES.plain;
  const life = token === null ? 0 : days * DAY_SECONDS;
  const flags = `HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return `${name}=${token ?? ''}; Path=/; Max-Age=${life}; ${flags}`;
}
