/** Language and theme of a request: those of a member are the same in every browser. */
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { isAppError } from '../../lib/core/faults.ts';
import { parseTheme, type Theme, THEME_COOKIE } from '../../lib/core/theme.ts';
import {
  type Language,
  LOCALE_COOKIE,
  type Locale,
  negotiateLocale,
  regionalLanguage,
} from '../../lib/i18n/locale.ts';
import { services } from './services.ts';

export interface Preferences {
  readonly locale: Locale;
  /** As it is written where the reader is. */
  readonly language: Language;
  readonly theme: Theme;
}

/** Once per request, though the shell and the page both ask. */
export const preferences = cache(async (): Promise<Preferences> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const wishes = await wishesOf(head);
  const wanted = head.get('accept-language');
  const locale = negotiateLocale(wanted, wishes.language ?? jar.get(LOCALE_COOKIE)?.value);
  return {
    locale,
    language: regionalLanguage(locale, wanted),
    theme: parseTheme(wishes.theme ?? jar.get(THEME_COOKIE)?.value),
  };
});

async function wishesOf(head: Headers) {
  const { people, resolveActor } = services();
  try {
    return await people.wishesOf(await resolveActor(head));
  } catch (error) {
    // Whoever draws the page says what is wrong, in the language that this browser remembers.
    if (isAppError(error)) return { language: null, theme: null };
    throw error;
  }
}
