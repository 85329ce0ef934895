/** Reads attributes that anybody may have written into a shared document: a sound value or the default. */
import { isSafeHref } from './links.ts';

export const HEADING_LEVELS = [1, 2, 3, 4, 5, 6] as const;
export type HeadingLevel = (typeof HEADING_LEVELS)[number];
/** Letters set low and high; the names of their tags. */
export const SCRIPTS = ['sub', 'sup'] as const;
export type Script = (typeof SCRIPTS)[number];
type Attributes = Readonly<Record<string, unknown>>;

const NONE: Attributes = {};
// A language ends up in a class name: one plain word, or it could name classes of the page.
const LANGUAGE = /^[A-Za-z0-9][A-Za-z0-9+#._-]{0,39}$/;
export const LIST_START_MAX = 999_999_999;

/** A code block's language if it is one plain word, null otherwise. */
export function languageOf(value: unknown): string | null {
  return typeof value === 'string' && LANGUAGE.test(value) ? value : null;
}

/** In which signs an ordered list counts, as HTML names them: 1, a, A, i, I. */
export const LIST_STYLES = ['1', 'a', 'A', 'i', 'I'] as const;
export type ListStyle = (typeof LIST_STYLES)[number];

/** The same as style sheets name them. */
export const LIST_SIGNS: Readonly<Record<ListStyle, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** null for anything else: the signs go by how deep the list is. */
export function listStyleOf(value: unknown): ListStyle | null {
  return LIST_STYLES.find((style) => style === value) ?? null;
}

/** First number of an ordered list; 1 for anything that is not a whole number from 0. */
export function listStartOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 1;
  return value >= 0 && value <= LIST_START_MAX ? value : 1;
}

/** The deepest heading level there is down to `value`; 1 for what is none. */
export function headingLevelOf(value: unknown): HeadingLevel {
  if (typeof value !== 'number') return 1;
  return HEADING_LEVELS.findLast((level) => level <= value) ?? 1;
}

/** Target and title of a link, or null when the target must not become an `href`. */
export function linkOf(
  attributes: Attributes = NONE,
): { readonly href: string; readonly title: string | null } | null {
  const { href, title } = attributes;
  if (!isSafeHref(href)) return null;
  return { href, title: typeof title === 'string' && title !== '' ? title : null };
}

/** null for letters that stand as usual. */
export function scriptOf(value: unknown): Script | null {
  return SCRIPTS.find((script) => script === value) ?? null;
}
