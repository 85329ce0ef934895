/** A remembered language or look, so that the server draws the first page right; it is no secret. */

const YEAR_S = 365 * 24 * 3600;

/** As a page writes it into `document.cookie`, and the server into Set-Cookie. */
export function preferenceCookie(name: string, value: string, isSecure: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}
