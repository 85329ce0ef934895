/** Which languages there are, and which one a visitor gets. */

export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** Remembers the language a person chose; readable by scripts, it is no secret. */
export const LOCALE_COOKIE = 'sheaf_locale';

export interface Language {
  /** BCP 47 tag for `<html lang>`, and for Intl where no region is known. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  /** What its own readers call it. */
  readonly name: string;
}

export const LANGUAGES: Readonly<Record<Locale, Language>> = {
  en: { tag: 'en', direction: 'ltr', name: 'English' },
  zh: { tag: 'zh-Hans', direction: 'ltr', name: '简体中文' },
};

const DEFAULT_LOCALE: Locale = 'en';
/** A browser sends a handful; the rest of a longer header is not worth reading. */
const RANGES_MAX = 20;

export function parseLocale(text: string | null | undefined): Locale | null {
  return LOCALES.find((locale) => locale === text) ?? null;
}

/** The remembered choice, else the browser's first language we have, else English. Never throws. */
export function negotiateLocale(
  acceptLanguage: string | null | undefined,
  cookie: string | null | undefined,
): Locale {
  const chosen = parseLocale(cookie);
  if (chosen !== null) return chosen;
  for (const range of rangesByWish(acceptLanguage ?? '')) {
    const locale = parseLocale(range.split('-', 1)[0]);
    if (locale !== null) return locale;
  }
  return DEFAULT_LOCALE;
}

/**
 * English dates and numbers are written in many ways; these every browser knows as the server does,
 * so that both draw the same page.
 */
const ENGLISH_REGIONS = ['AU', 'CA', 'GB', 'IN', 'NZ', 'US', 'ZA'];

/**
 * The language in the form of the reader's own region. Of English that is the region which the
 * browser names first, where it is written there; to everybody else "29 Nov" says more than
 * "11/29".
 */
export function regionalLanguage(
  locale: Locale,
  acceptLanguage: string | null | undefined,
): Language {
  const language = LANGUAGES[locale];
  if (locale !== 'en') return language;
  const own = rangesByWish(acceptLanguage ?? '').find((range) => range.includes('-'));
  const region = ENGLISH_REGIONS.find((each) => own === `en-${each.toLowerCase()}`);
  return { ...language, tag: `${language.tag}-${region ?? 'GB'}` };
}

/** Language ranges of an Accept-Language header, most wanted first (RFC 9110 section 12.5.4). */
function rangesByWish(header: string): string[] {
  return header
    .split(',', RANGES_MAX)
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      const wish = quality === undefined ? 1 : Number(quality.slice('q='.length));
      return { range: range.toLowerCase(), wish };
    })
    .filter(({ range, wish }) => range !== '' && wish > 0)
    .toSorted((a, b) => b.wish - a.wish)
    .map(({ range }) => range);
}
