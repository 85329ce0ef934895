/** Every language at once: for server components, never for the browser's bundle. */
import { en, type Messages } from './en.ts';
import type { Locale } from './locale.ts';
import { zh } from './zh.ts';

const MESSAGES: Readonly<Record<Locale, Messages>> = { en, zh };

export function messagesFor(locale: Locale): Messages {
  return MESSAGES[locale];
}
