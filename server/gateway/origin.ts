/** Where a request came from and where it thinks it goes: the wall against foreign pages. */
import { isIP } from 'node:net';
import type { Config } from '../config.ts';
import type { RequestHeaders } from '../services/services.ts';
import { bearerOf } from './bearer.ts';
import { hasOurCookie, headerOf } from './cookies.ts';

/** What of the configuration decides about origins. */
export type OriginConfig = Pick<Config, 'publicOrigin' | 'isBehindProxy'>;

const HOST = /^(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;

/** Scheme, host and port people use, without a trailing slash. Never throws, whatever Host says. */
export function originOf(headers: RequestHeaders, config: OriginConfig): string {
  return config.publicOrigin ?? requestOrigin(headers, config) ?? 'http://localhost';
}

/** Did the browser come by TLS, as far as we can know? Decides about Secure cookies and HSTS. */
export function isSecure(headers: RequestHeaders, config: OriginConfig): boolean {
  return originOf(headers, config).startsWith('https:');
}

/**
 * May this request change anything? Also asked before a WebSocket upgrade.
 * A program that sends no Origin passes only without our cookie: then it holds no one's rights.
 * So does whoever sends a token: no browser adds one by itself, and beside it no cookie counts.
 */
export function isAllowedOrigin(headers: RequestHeaders, config: OriginConfig): boolean {
  if (bearerOf(headers) !== null) return true;
  // Browsers add it by themselves and pages cannot forge it (W3C Fetch Metadata).
  const site = headerOf(headers, 'sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headerOf(headers, 'origin');
  if (origin === null) return !hasOurCookie(headers);
  return origin === (config.publicOrigin ?? requestOrigin(headers, config));
}

/** The address of the client: of the nearest proxy's word only if the operator trusts it. */
export function clientAddressOf(
  headers: RequestHeaders,
  remoteAddress: string | undefined,
  config: OriginConfig,
): string {
  const forwarded = config.isBehindProxy ? lastOf(headers, 'x-forwarded-for') : null;
  if (forwarded !== null && isIP(forwarded) !== 0) return forwarded;
  return remoteAddress ?? 'unknown';
}

function requestOrigin(headers: RequestHeaders, config: OriginConfig): string | null {
  const isTrusted = config.isBehindProxy;
  const host =
    (isTrusted ? lastOf(headers, 'x-forwarded-host') : null) ?? headerOf(headers, 'host');
  if (host === null || !HOST.test(host)) return null;
  const scheme = isTrusted && lastOf(headers, 'x-forwarded-proto') === 'https' ? 'https' : 'http';
  // Parsed, so that case and default ports compare equal to what a browser sends as Origin.
  return URL.parse(`${scheme}://${host}`)?.origin ?? null;
}

/** The last entry is the one the nearest proxy wrote; those before it may be the client's lies. */
function lastOf(headers: RequestHeaders, name: string): string | null {
  const last = headerOf(headers, name)?.split(',').at(-1)?.trim();
  return last === undefined || last === '' ? null : last;
}
