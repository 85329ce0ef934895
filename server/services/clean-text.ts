/** One-line texts people give things and themselves: what of them is kept. */
import { AppError } from '../../lib/core/faults.ts';
import { withoutLookAlikes } from './look-alikes.ts';

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

/** Drawn as nothing (Unicode core specification, section 5.21), but for what scripts and emoji need. */
const IGNORABLE = /(?!\u200C|\u200D|\uFE0E|\uFE0F)\p{Default_Ignorable_Code_Point}/gu;
/** Joiners and variation selectors behind anything that they could not change. */
const IDLE_JOINER =
  /(?<![\p{M}\p{Script=Arabic}\p{Script=Syriac}\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])[\u200C\u200D]|[\u200C\u200D]+$/gu;
const IDLE_SELECTOR = /(?<!\p{Emoji})[\uFE0E\uFE0F]/gu;
/** More marks on one letter than any language writes run over what stands beside a name. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Longer than this is too long whatever is taken away, and not worth looking through. */
const NAME_UNITS_PER_CHAR_MAX = 50;

/**
 * The name of a person: one line on which nothing is that is not seen, and letters that only look
 * another way (full width, mathematical, in circles, of another alphabet in a Latin word) are
 * what they look like (NFKC, UAX 15; look-alikes.ts).
 *
 * @throws AppError bad_request when more than `charsMax` code points remain.
 */
export function cleanName(text: string, charsMax: number): string {
  const isLong = text.length > NAME_UNITS_PER_CHAR_MAX * charsMax;
  const plain = isLong
    ? text
    : text
        .normalize('NFKC')
        .replaceAll(IGNORABLE, '')
        .replaceAll(IDLE_JOINER, '')
        .replaceAll(IDLE_SELECTOR, '')
        .replaceAll(PILED_MARKS, '$1');
  return cleanLine(isLong ? plain : withoutLookAlikes(plain), charsMax, 'name');
}
