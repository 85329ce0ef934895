/** Reading cookies and headers of a request, whether Node's or a route's. */
import type { RequestHeaders } from '../services/services.ts';

// `__Host-`: no sibling domain and no plain-http page can plant it (RFC 6265bis section 4.1.3.2).
export const GUEST_NAMES = { plain: 'sheaf_guest', secure: '__Host-sheaf_guest' } as const;
export const SIGN_IN_NAMES = { plain: 'sheaf_signin', secure: '__Host-sheaf_signin' } as const;

/** Longer than any browser sends for one site, shorter than work worth refusing. */
const COOKIE_CHARS_MAX = 16_384;

/** Repeated headers are joined by ', ', as Node does for most of them. */
export function headerOf(headers: RequestHeaders, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

/** Does the request carry a cookie by which it could be somebody, valid or not? */
export function hasOurCookie(headers: RequestHeaders): boolean {
  return [GUEST_NAMES, SIGN_IN_NAMES].some(
    ({ plain, secure }) =>
      cookiesNamed(headers, secure).length > 0 || cookiesNamed(headers, plain).length > 0,
  );
}

/** Every value sent under that name, in order; none when the header is absurdly long. */
export function cookiesNamed(headers: RequestHeaders, name: string): string[] {
  const header = headerOf(headers, 'cookie') ?? '';
  if (header.length > COOKIE_CHARS_MAX) return [];
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
