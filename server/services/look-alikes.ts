/** Letters of other alphabets that most faces draw as Latin ones (from Unicode UTS 39, confusables). */
const DRAWN_ALIKE: readonly (readonly [others: string, latin: string])[] = [
  // Cyrillic
  ['аеорсухіїјѕһԁԛԝёАВЕЁІЇЈКМНОРСТУХЅҺԚԜӏӀ', 'aeopcyxiïjshdqwëABEËIÏJKMHOPCTYXSHQWlI'],
  // Greek
  ['ονακρυχγιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ovakpuxyiABEZHIKMNOPTYX'],
  // Armenian
  ['օսհոՕՍ', 'ouhnOU'],
];

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  DRAWN_ALIKE.flatMap(([others, latin]) =>
    Array.from(others, (letter, at) => [letter, latin.charAt(at)] as const),
  ),
);

const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;

/**
 * In a word that has a Latin letter no other alphabet passes for one; words of a single alphabet
 * stay as they are.
 * @param name  in NFKC, so that a letter and its mark are one.
 */
export function withoutLookAlikes(name: string): string {
  return name.replaceAll(WORD, (word) =>
    LATIN.test(word) ? Array.from(word, (letter) => LATIN_OF.get(letter) ?? letter).join('') : word,
  );
}
