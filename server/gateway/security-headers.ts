/** Response headers that keep a page from being framed, sniffed, scripted or followed. */
import { createHash } from 'node:crypto';
import { EARLY_SCRIPT } from '../../lib/editor/early-script.ts';
import { PROVIDER_IDS, PROVIDERS } from '../../lib/editor/media/providers.ts';

/** Whose frames a document may show; nothing else in the world. */
const FRAME_ORIGINS = [...new Set(PROVIDER_IDS.map((id) => PROVIDERS[id].origin))].join(' ');

/** The one script that stands in a document's page itself. */
const EARLY_HASH = createHash('sha256').update(EARLY_SCRIPT).digest('base64');

interface PagePolicy {
  /** Of the page. Its policy stays with it while a browser shows others without loading anew. */
  readonly path: string;
  readonly nonce: string;
  /** Scheme, host and port of this site. */
  readonly origin: string;
  readonly isDevelopment: boolean;
}

/** CSP of pages. The editor sets inline styles, hence `unsafe-inline` there and only there. */
export function pagePolicy({ path, nonce, origin, isDevelopment }: PagePolicy): string {
  const isDocument = path.startsWith('/d/');
  const socketOrigin = origin.replace(/^http/, 'ws');
  const early = isDocument ? ` 'sha256-${EARLY_HASH}'` : '';
  // Development tools compile in the browser.
  const development = isDevelopment ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${early}${development}`,
    "style-src 'self' 'unsafe-inline'",
    // Pictures of other sites: the page itself asks the reader before it loads one.
    `img-src 'self' data: blob:${isDocument ? ' https:' : ''}`,
    `frame-src ${isDocument ? FRAME_ORIGINS : "'none'"}`,
    // A search for an expression runs where it can be stopped; its script is a part of the page's.
    ...(isDocument ? ['worker-src blob:'] : []),
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
