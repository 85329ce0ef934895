/** Reading cookies and headers of a request, whether Node's or a route's. */
import type { RequestHeaders } from '../services/services.ts';

/** Longer than any browser sends for one site, shorter than work worth refusing. */
const COOKIE_CHARS_MAX = 16_384;

/** Repeated headers are joined by ', ', as Node does for most of them. */
export function headerOf(headers: RequestHeaders, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
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
