/** The token of a program, as its request shows it (RFC 6750 section 2.1). */
import type { RequestHeaders } from '../services/services.ts';
import { headerOf } from './cookies.ts';

const BEARER = /^bearer(?:[ \t]+(.*))?$/is;

/** Whatever it is, good or not; null: the request shows none, and its cookies count. */
export function bearerOf(headers: RequestHeaders): string | null {
  const found = BEARER.exec(headerOf(headers, 'authorization') ?? '');
  return found === null ? null : (found[1] ?? '').trim();
}
