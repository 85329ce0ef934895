/** Language and look, remembered in cookies so that the server draws the first page right. */
import { LIST_COOKIE, type ListOrder, orderText } from '../../lib/core/document-list.ts';
import { LOCALE_COOKIE, type Locale } from '../../lib/i18n/locale.ts';
import { preferenceCookie } from '../../lib/core/preference-cookie.ts';
import { THEME_COOKIE, type Theme } from '../../lib/core/theme.ts';

/** The page must be rendered anew afterwards (`router.refresh()`). */
export function rememberLocale(locale: Locale): void {
  remember(LOCALE_COOKIE, locale);
}

/** Takes effect at once. */
export function rememberTheme(theme: Theme): void {
  remember(THEME_COOKIE, theme);
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

/** What the next page of documents begins with. */
export function rememberListOrder(order: ListOrder): void {
  remember(LIST_COOKIE, orderText(order));
}

/** For another visit, also of the server. */
export function remember(name: string, value: string): void {
  document.cookie = preferenceCookie(name, value, location.protocol === 'https:');
}
