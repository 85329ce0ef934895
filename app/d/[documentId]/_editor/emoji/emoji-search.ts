/** Finds emoji by what a writer types, in either language: the reader's own first, and there the best. */
import { LOCALES, type Locale } from '../../../../../lib/i18n/locale.ts';
import { type Emoji, type EmojiWords, searched } from './emoji-list.ts';

/** How well it fits, best first. */
const FITS = ['whole', 'begin', 'word', 'tag', 'tagBegin'] as const;
type Fit = (typeof FITS)[number];

export interface EmojiQuery {
  readonly query: string;
  /** The reader's. */
  readonly locale: Locale;
  /** Characters chosen lately, the last one first: those that fit stand before all others. */
  readonly recent: readonly string[];
}

/** An empty query finds nothing. */
export function findEmoji(all: readonly Emoji[], { query, locale, recent }: EmojiQuery): Emoji[] {
  const wanted = wantedOf(query);
  if (wanted === null) return [];
  const languages = ownFirst(locale);
  const ranked = all.flatMap((emoji) => {
    const rank = rankOf(emoji, wanted, languages);
    if (rank === null) return [];
    const last = recent.indexOf(emoji.character);
    const { place, size } = last === -1 ? rank : { place: last - recent.length, size: 0 };
    return [{ emoji, place, size }];
  });
  // Stable: what fits equally well stays in Unicode's order.
  return ranked.toSorted((a, b) => a.place - b.place || a.size - b.size).map(({ emoji }) => emoji);
}

/** The one that is called exactly so, by code or by name. */
export function emojiNamed(all: readonly Emoji[], name: string, locale: Locale): Emoji | null {
  const wanted = searched(name);
  if (wanted === '') return null;
  for (const language of ownFirst(locale)) {
    const found =
      all.find(({ words }) => words[language].codes.includes(wanted)) ??
      all.find(({ words }) => words[language].name === wanted);
    if (found !== undefined) return found;
  }
  return null;
}

interface Rank {
  readonly place: number;
  /** Of the shortest name that begins so: `:hea` means a heart sooner than eyes like hearts. */
  readonly size: number;
}

/** null: it does not fit. */
function rankOf({ words }: Emoji, wanted: Wanted, languages: readonly Locale[]): Rank | null {
  for (const [distance, language] of languages.entries()) {
    const fit = fitOf(words[language], wanted);
    if (fit === null) continue;
    const sizes = words[language].called.flatMap((each) =>
      each.startsWith(wanted.text) ? [each.length] : [],
    );
    const place = distance * FITS.length + FITS.indexOf(fit);
    return { place, size: sizes.length === 0 ? 0 : Math.min(...sizes) };
  }
  return null;
}

function fitOf({ called, tags }: EmojiWords, { text, within }: Wanted): Fit | null {
  if (called.includes(text)) return 'whole';
  if (called.some((each) => each.startsWith(text))) return 'begin';
  if (called.some((each) => each.includes(within))) return 'word';
  if (tags.includes(text)) return 'tag';
  return tags.some((each) => each.startsWith(text) || each.includes(within)) ? 'tagBegin' : null;
}

interface Wanted {
  readonly text: string;
  /** Where a word begins. */
  readonly within: string;
}

function wantedOf(query: string): Wanted | null {
  const text = searched(query);
  if (text === '') return null;
  // Chinese has no spaces: any place in a name counts as the beginning of a word.
  return { text, within: /\p{Script=Han}/u.test(text) ? text : ` ${text}` };
}

function ownFirst(locale: Locale): Locale[] {
  return LOCALES.toSorted((a, b) => Number(b === locale) - Number(a === locale));
}
