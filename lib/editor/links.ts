/** Decides which link targets may ever become an `href`, in the editor and in every export. */

// A browser drops tabs and line breaks inside an address and controls before it (WHATWG URL
// section 4.4), so `jaVa\tscript:` runs. Nobody needs them: they are refused, never repaired.
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const ALLOWED = /^(?:https?:\/\/[^/\\]|mailto:.|tel:.)/i;
// `//host` and `/\host` leave the site without naming a scheme; browsers read `\` as `/`.
const OTHER_HOST = /^[/\\]{2}|^\\/;

/** Of every link: it cannot reach back, is not told where it was opened from, and vouches for nothing. */
export const LINK_REL = 'noopener noreferrer nofollow';

/** http, https, mailto, tel, a relative path, a query or an #anchor; everything else is refused. */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== 'string' || href === '' || href !== href.trim()) return false;
  if (CONTROL.test(href)) return false;
  return SCHEME.test(href) ? ALLOWED.test(href) : !OTHER_HOST.test(href);
}
