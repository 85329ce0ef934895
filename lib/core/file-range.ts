/** Which part of a file a request asks for. */
import type { ByteRange } from './file.ts';

/** `none`: no byte of the file lies in what was asked for. */
export type AskedRange = ByteRange | 'all' | 'none';

/**
 * RFC 9110, section 14.2: what cannot be read, is in another unit or names several ranges is as
 * good as not asked for.
 * @param bytes  of the whole file.
 */
export function askedRangeOf(header: string | null, bytes: number): AskedRange {
  const [, from, to] = /^bytes= *(\d{0,15})-(\d{0,15}) *$/i.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return 'all';
  if (from === '') return within(Math.max(0, bytes - Number(to)), bytes - 1);
  const last = to === '' ? bytes - 1 : Number(to);
  if (to !== '' && last < Number(from)) return 'all';
  return within(Number(from), Math.min(last, bytes - 1));
}

function within(first: number, last: number): AskedRange {
  return first <= last ? { first, last } : 'none';
}
