/** Response headers that keep a page from being framed, sniffed, scripted or followed. */

interface PagePolicy {
  readonly nonce: string;
  /** Scheme, host and port of this site. */
  readonly origin: string;
  readonly isDevelopment: boolean;
}

/** CSP of pages. The editor sets inline styles, hence `unsafe-inline` there and only there. */
export function pagePolicy({ nonce, origin, isDevelopment }: PagePolicy): string {
  const socketOrigin = origin.replace(/^http/, 'ws');
  // Development tools compile in the browser.
  const development = isDevelopment ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // Safari before 15.4 does not count ws: as 'self'.
    `connect-src 'self' ${socketOrigin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** CSP of everything that is not a page: even an HTML download opened here may do nothing. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** For every response; a page replaces the policy by its own. */
export function commonHeaders(origin: string): Record<string, string> {
  const isTls = origin.startsWith('https:');
  return {
    'Content-Security-Policy': DATA_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // A document's link is its key: no other site may learn it.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // On a plain LAN address browsers ignore it, with a complaint in the console.
    ...(isTls || isLoopback(origin) ? { 'Cross-Origin-Opener-Policy': 'same-origin' } : {}),
    ...(isTls ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

/**
 * What lies behind a share link: its address is a key, which neither another page of ours nor a
 * search engine nor a cache on the way may learn.
 */
export const SECRET_PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Cache-Control': 'no-store',
};

/** Pages and addresses of the API whose path carries a token. */
const SECRET_PATH = /^\/(?:s|setup|invite|reset|api\/v1\/(?:share|invite|reset))\//;

export function isSecretPath(path: string): boolean {
  return SECRET_PATH.test(path);
}

function isLoopback(origin: string): boolean {
  return /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(origin);
}
