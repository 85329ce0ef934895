/** Reads attributes that anybody may have written into a shared document: a sound value or the default. */
import { isSafeHref } from './links.ts';

export const HEADING_LEVELS = [1, 2, 3] as const;
export type HeadingLevel = (typeof HEADING_LEVELS)[number];
type Attributes = Readonly<Record<string, unknown>>;

const NONE: Attributes = {};
// A language ends up in a class name: one plain word, or it could name classes of the page.
const LANGUAGE = /^[A-Za-z0-9][A-Za-z0-9+#._-]{0,39}$/;
const LIST_START_MAX = 999_999_999;

/** A code block's language if it is one plain word, null otherwise. */
export function languageOf(value: unknown): string | null {
  return typeof value === 'string' && LANGUAGE.test(value) ? value : null;
}

/** First number of an ordered list; 1 for anything that is not a whole number from 0. */
export function listStartOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 1;
  return value >= 0 && value <= LIST_START_MAX ? value : 1;
}

/** The nearest heading level there is; 1 for what is no number. */
export function headingLevelOf(value: unknown): HeadingLevel {
  if (typeof value !== 'number' || Number.isNaN(value) || value <= 1) return 1;
  return value >= 3 ? 3 : 2;
}

/** Target and title of a link, or null when the target must not become an `href`. */
export function linkOf(
  attributes: Attributes = NONE,
): { readonly href: string; readonly title: string | null } | null {
  const { href, title } = attributes;
  if (!isSafeHref(href)) return null;
  return { href, title: typeof title === 'string' && title !== '' ? title : null };
}
