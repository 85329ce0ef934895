/** What a writer looks for, and the pattern that finds it. */

export interface FindQuery {
  readonly text: string;
  readonly isPattern: boolean;
  readonly isCaseExact: boolean;
  readonly isWholeWord: boolean;
}

/** A character of a script without spaces between words stands for a word, as it is counted. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}]';
const WORD_BEFORE = `(?<!(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}_])`;
const WORD_AFTER = `(?!(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}_])`;
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

/** `empty`: nothing is looked for; `broken`: not a regular expression (yet). */
export type Pattern = RegExp | 'empty' | 'broken';

export function patternOf(query: FindQuery): Pattern {
  const { text, isPattern, isCaseExact, isWholeWord } = query;
  if (text === '') return 'empty';
  const source = isPattern ? `(?:${text})` : text.replace(SYNTAX, '\\$&');
  const bounded = isWholeWord ? `${WORD_BEFORE}${source}${WORD_AFTER}` : source;
  try {
    return new RegExp(bounded, isCaseExact ? 'gmu' : 'gimu');
  } catch {
    return 'broken'; // Half typed: told beside the field.
  }
}
