/** Puts other text in the place of what was found. */
import type { Transaction } from '@tiptap/pm/state';
import { rewriteHeld } from './held-words.ts';
import type { Match } from './matches.ts';

/** `$&`, `$1` to `$99`, `$<name>` and `$$`, as `String.prototype.replace` reads them. */
const REFERENCE = /\$(?:(\$)|(&)|(\d{1,2})|<([^>]+)>)/g;

/** @param isPattern  whether `replacement` may speak of the groups that were found. */
export function replacementFor(match: Match, replacement: string, isPattern: boolean): string {
  if (!isPattern) return replacement;
  const { found } = match;
  return replacement.replace(REFERENCE, (reference, dollar, all, digits, name) => {
    if (dollar !== undefined) return '$';
    if (all !== undefined) return found.text;
    const { numbered, named } = found.groups;
    if (name !== undefined) return named[String(name)] ?? '';
    const group = Number(digits);
    return group >= 1 && group <= numbered.length ? (numbered[group - 1] ?? '') : reference;
  });
}

/** From the end, so that the places of those before stay true; the marks of each stay. */
export function replaceMatches(
  tr: Transaction,
  matches: readonly Match[],
  replacement: string,
  isPattern: boolean,
): Transaction {
  for (const match of matches.toReversed()) {
    const text = replacementFor(match, replacement, isPattern);
    if (match.is === 'held') rewriteHeld(tr, match.from, match.found, text);
    else if (text === '') tr.delete(match.from, match.to);
    else tr.insertText(text, match.from, match.to);
  }
  return tr;
}
