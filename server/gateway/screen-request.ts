/** What a request must look like before anybody reads it. */
import type { IncomingMessage } from 'node:http';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { Limits } from '../../lib/core/limits.ts';

const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);
const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const URL_CHARS_MAX = 8_192;

/** Of any route; each asks for its own limit when it reads. */
function largestBodyBytes(
  request: IncomingMessage,
  { httpBodyBytesMax, importBodyBytesMax }: Limits,
): number {
  // Refused here, the connection would end, and who is sending for a minute would never know why.
  if (isUpload(request)) return Infinity;
  return Math.max(httpBodyBytesMax, importBodyBytesMax);
}

const UPLOAD_PATH = /^\/api\/v1\/documents\/[^/]+\/files$/;

/** A file on its way to a document: it may be long, and may take long. */
export function isUpload({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && UPLOAD_PATH.test(url.split('?', 1)[0] ?? '');
}

/** @returns why it is refused, or null. */
export function screenRequest(request: IncomingMessage, limits: Limits): FaultCode | null {
  if (!METHODS.has(request.method ?? '')) return 'method_not_allowed';
  if (!isSoundPath(request.url ?? '')) return 'bad_request';
  // A chunked body has no length yet; whoever reads it counts.
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (bytes > largestBodyBytes(request, limits)) return 'too_large';
  return null;
}

export function changesNothing(request: IncomingMessage): boolean {
  return READING_METHODS.has(request.method ?? '');
}

/** Origin form only (RFC 9112 section 3.2.1), decodable, without what other readers may bend. */
function isSoundPath(url: string): boolean {
  if (url.length > URL_CHARS_MAX || !url.startsWith('/') || url.startsWith('//')) return false;
  const path = url.split('?', 1)[0] ?? '';
  // Some normalise a backslash to a slash after they checked the path (GHSA-mc8w-wjhw-45x5).
  if (/\\|%5c|%00/i.test(path)) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false; // a lone % or bytes that are not UTF-8
  }
}
