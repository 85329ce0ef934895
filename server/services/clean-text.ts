/** One-line texts people give things and themselves: what of them is kept. */
import { AppError } from '../../lib/core/faults.ts';

// Controls, line and paragraph separators, and the bidi controls that can make a name or title
// read as another one (Unicode TR36 section 2.6, UAX 9 section 2).
const INVISIBLE = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** @throws AppError bad_request when more than `charsMax` code points remain. */
export function cleanLine(text: string, charsMax: number, field: string): string {
  const line = text.toWellFormed().replaceAll(/\s+/gu, ' ').replaceAll(INVISIBLE, '').trim();
  // Code units first: an iterator over a few megabytes would be work for nothing.
  const isLong = line.length > 2 * charsMax || Array.from(line).length > charsMax;
  if (isLong) {
    throw new AppError('bad_request', `${field} is too long`, {
      hint: `The ${field} is longer than ${charsMax} characters.`,
    });
  }
  return line;
}
