/** Finds by what is typed: it begins a word of what is found. */

/**
 * First what bears a name that begins so, then one with such a word in it, then what goes by such a
 * word; each in the order given.
 */
export function findByWord<Id>(
  ids: readonly Id[],
  query: string,
  nameOf: (id: Id) => string,
  otherWordsOf: (id: Id) => readonly string[],
): Id[] {
  const wanted = folded(query);
  const ranks = ids.map((id) => {
    if (folded(nameOf(id)).startsWith(wanted)) return 0;
    if (beginsAny(query, [nameOf(id)])) return 1;
    return beginsAny(query, otherWordsOf(id)) ? 2 : null;
  });
  return [0, 1, 2].flatMap((rank) => ids.filter((_, at) => ranks[at] === rank));
}

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
  if (joined.startsWith(wanted)) return true;
  return [...text.matchAll(/[\s-]+/gu)].some(({ 0: gap, index }) =>
    text.startsWith(wanted, index + gap.length),
  );
}
