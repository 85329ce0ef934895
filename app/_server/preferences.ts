/** Language and theme of a request. */
import { cookies, headers } from 'next/headers';
import { LOCALE_COOKIE, type Locale, negotiateLocale } from '../../lib/i18n/locale.ts';
import { parseTheme, type Theme, THEME_COOKIE } from '../../lib/core/theme.ts';

export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
}

export async function preferences(): Promise<Preferences> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return {
    locale: negotiateLocale(head.get('accept-language'), jar.get(LOCALE_COOKIE)?.value),
    theme: parseTheme(jar.get(THEME_COOKIE)?.value),
  };
}
