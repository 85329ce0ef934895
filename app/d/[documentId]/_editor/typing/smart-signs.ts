/** Straight quotes and double hyphens as they are printed in English and its like. */

export interface SmartSign {
  /** UTF-16 units before the caret that give way. */
  readonly removed: number;
  readonly inserted: string;
}

const LETTER = /\p{L}/u;
/** Their writers have quotation marks of their own, which their input methods give them. */
const FULL_WIDTH =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
/** Behind these something begins. */
const BEFORE_OPENING = /^$|[\s([{<\u2013\u2014/\u201c\u2018\ufffc]$/u;
const DASHED_WORD = /[\p{L}\p{N}\p{Pe}\p{Pf}.,!?]--$/u;
const DASHED_BLANK = /[\p{L}\p{N}\p{Pe}\p{Pf}.,!?] --$/u;

/**
 * @param before  what stands before the caret in its block.
 * @param typed  one character.
 * @param isFullWidth  where no letter tells the script: the writer's own uses full-width marks.
 */
export function smartSign(before: string, typed: string, isFullWidth: boolean): SmartSign | null {
  if (isAmongFullWidth(before, isFullWidth)) return null;
  if (typed === '"' || typed === "'") return quote(before, typed);
  if (LETTER.test(typed) && DASHED_WORD.test(before)) {
    return { removed: 2, inserted: `\u2014${typed}` };
  }
  return typed === ' ' && DASHED_BLANK.test(before) ? { removed: 2, inserted: '\u2013 ' } : null;
}

function quote(before: string, typed: '"' | "'"): SmartSign | null {
  const [opening, closing] = typed === '"' ? ['\u201c', '\u201d'] : ['\u2018', '\u2019'];
  if (BEFORE_OPENING.test(before)) return { removed: 0, inserted: opening };
  // What was opened with a straight one is closed with one.
  const printedAt = Math.max(before.lastIndexOf(opening), before.lastIndexOf(closing));
  return before.lastIndexOf(typed) > printedAt ? null : { removed: 0, inserted: closing };
}

/** The nearest letter or full-width sign before the caret decides. */
function isAmongFullWidth(before: string, isFullWidth: boolean): boolean {
  for (const character of [...before].toReversed()) {
    if (FULL_WIDTH.test(character)) return true;
    if (LETTER.test(character)) return false;
  }
  return isFullWidth;
}
