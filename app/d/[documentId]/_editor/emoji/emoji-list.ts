/** The emoji there are, with their names in both languages; fetched when one is first wanted. */
import type { Locale } from '../../../../../lib/i18n/locale.ts';

export interface Emoji {
  readonly character: string;
  /** A group of Unicode's, as in `CATEGORIES`. */
  readonly category: number;
  /** Has it the colours of people's skin? */
  readonly hasTones: boolean;
  readonly words: Readonly<Record<Locale, EmojiWords>>;
}

/** But for the label all as they are searched: small letters, single spaces. */
export interface EmojiWords {
  /** As it is shown. */
  readonly label: string;
  readonly name: string;
  /** What is typed between colons; in Chinese the sounds of the name. */
  readonly codes: readonly string[];
  /** Name and codes, also without their spaces: sounds are typed so. */
  readonly called: readonly string[];
  readonly tags: readonly string[];
}

/** In this order in the picker; the numbers are Unicode's groups. */
export const CATEGORIES = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;
export type Category = (typeof CATEGORIES)[number];

let coming: Promise<readonly Emoji[]> | null = null;
let here: readonly Emoji[] | null = null;

/** null: they have not been fetched yet. */
export function emojiHere(): readonly Emoji[] | null {
  return here;
}

/** Rejects when the server cannot be reached; asked again, it tries again. */
export function loadEmoji(): Promise<readonly Emoji[]> {
  coming ??= fetchBoth().catch((error: unknown) => {
    coming = null;
    throw error;
  });
  return coming;
}

async function fetchBoth(): Promise<readonly Emoji[]> {
  const [en, zh] = await Promise.all([import('./en.json'), import('./zh.json')]);
  here = joined(en.default, zh.default);
  return here;
}

/** Both lists are made of the same emoji in the same order. */
function joined(en: readonly string[], zh: readonly string[]): Emoji[] {
  return en.map((row, at) => {
    const [character = '', category, tones] = row.split('\t');
    return {
      character,
      category: Number(category),
      hasTones: tones !== '',
      words: { en: wordsOf(row), zh: wordsOf(zh[at] ?? row) },
    };
  });
}

function wordsOf(row: string): EmojiWords {
  const [label = '', codes = '', tags = ''] = row.split('\t').slice(3);
  const name = searched(label);
  const typed = listed(codes);
  const called = [name, ...typed].flatMap((each) => [each, each.replaceAll(' ', '')]);
  return {
    label: capital(label),
    name,
    codes: typed,
    called: [...new Set(called)],
    tags: listed(tags),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listed(text: string): string[] {
  return text === '' ? [] : text.split('|').map(searched);
}

/** A hyphen in front stays: `:-1:` is a thumb down. */
export function searched(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s_:]+|(?<=\p{L})-/gu, ' ')
    .trim();
}
