/** Which bytes of a file a range means. */
import { AppError } from '../../lib/core/faults.ts';
import type { ByteRange } from '../../lib/core/file.ts';

/** `from` included, `to` not, so that an empty file has one too. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

/** @throws AppError `internal`: the caller knew the length and asked for more. */
export function expectWithin(range: ByteRange | null, bytes: number): ByteSpan {
  if (range === null) return { from: 0, to: bytes };
  const { first, last } = range;
  if (!(first >= 0 && first <= last && last < bytes)) {
    throw new AppError('internal', `bytes ${first} to ${last} are not within ${bytes}`);
  }
  return { from: first, to: last + 1 };
}
