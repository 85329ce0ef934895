/**
 * Addresses of other sites, for what a document shows or leads to beside its words. Anybody may have
 * written them: what is not sound is refused, never repaired.
 */

/** More than any that people share; browsers take some 2,000 everywhere. */
export const ADDRESS_CHARS_MAX = 2_000;

// Blanks and controls a browser drops or moves, and a backslash it reads as a slash: what is checked
// here must be what it opens. Marks of direction would show another address than that.
const ODD = /[\s\\\p{Cc}\p{Cf}\p{Cs}]/u;
const WEB = /^https?:\/\/[^/?#]/i;

/** https or http, without a name or password in it; null for anything else. */
export function webAddressOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > ADDRESS_CHARS_MAX) return null;
  if (ODD.test(value) || !WEB.test(value)) return null;
  const url = urlOf(value);
  return url === null || url.username !== '' || url.password !== '' ? null : value;
}

/** The same over https alone: what is loaded into a page must not be read on the way. */
export function secureAddressOf(value: unknown): string | null {
  const address = webAddressOf(value);
  return address !== null && /^https:/i.test(address) ? address : null;
}

/** As a browser would ask it, with the port if it is not the usual one. @param address  sound. */
export function hostOf(address: string): string {
  return urlOf(address)?.host ?? '';
}

/** Not `URL.parse`, which Safari has from 18 on only. */
export function urlOf(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
