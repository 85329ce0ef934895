/** Does what is typed begin a word of these? */

export function beginsAny(query: string, words: readonly string[]): boolean {
  const wanted = folded(query);
  return wanted === '' || words.some((word) => startsAnyWord(folded(word), wanted));
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}

function startsAnyWord(text: string, wanted: string): boolean {
  // Chinese has no spaces: any place in a word counts as its beginning.
  if (/\p{Script=Han}/u.test(wanted)) return text.includes(wanted);
  if (text.startsWith(wanted)) return true;
  const joined = text.replaceAll(/[\s-]/gu, '');
  return joined.startsWith(wanted) || text.split(/[\s-]+/u).some((word) => word.startsWith(wanted));
}
