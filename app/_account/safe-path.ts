/** Where a visitor wanted to go before signing in: a path of this site, whatever the address says. */

/** @returns the path, or `/` for whatever leads to another site. */
export function safePath(wanted: string | undefined): string {
  // A parser takes `//host`, `/\host` and control characters for an address of its own.
  if (wanted === undefined || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(wanted)) return '/';
  return wanted;
}
