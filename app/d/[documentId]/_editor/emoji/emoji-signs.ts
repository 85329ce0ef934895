/** What is typed for an emoji: a colon, also that of a Chinese keyboard, and its name behind it. */

const SIGNS = ':：';
const NAME = '[\\p{L}\\p{N}_+-]';
/** Behind a letter, a digit, another colon or a backtick it is part of a text, a time or a program. */
const BEGUN = new RegExp(`(?<![\\p{L}\\p{N}${SIGNS}\`])[${SIGNS}](${NAME}+)$`, 'u');
/** One letter is too little to mean anything, but in Chinese. */
const ENOUGH = /^(?:..|\p{Script=Han})/u;

export interface BegunName {
  readonly name: string;
  /** Of the sign and the name, in units of UTF-16. */
  readonly size: number;
}

export function isEmojiSign(text: string): boolean {
  return text.length === 1 && SIGNS.includes(text);
}

/** @param before  the line up to the caret. */
export function begunName(before: string): BegunName | null {
  const match = BEGUN.exec(before);
  const name = match?.[1] ?? '';
  return match === null || !ENOUGH.test(name) ? null : { name, size: match[0].length };
}
