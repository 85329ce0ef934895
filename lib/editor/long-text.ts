/** From here on a text is long: some 8,000 words of English. */
export const LONG_CHARS_MIN = 50_000;
