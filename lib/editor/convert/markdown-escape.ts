/** Writes text so that Markdown reads it back as that text. */

// What could start or end something wherever it stands: ASCII punctuation may be escaped anywhere.
const ANYWHERE =
  /[\\`*[\]~]|<(?! )|&(?=#|[a-z][a-z0-9]*;)|!(?=\[|$)|(?<!\s)=(?==)|=(?==(?:\S|$))/gi;
// Underscores inside a word mean nothing.
const UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
// Addresses that would become links by themselves.
const ADDRESS = /(?<=https?|ftp):(?=\/\/)|(?<=www)\.|(?<=[\w.+-])@(?=[\w-])/gi;
const LINE_START = /^(?:#(?=#{0,5}(?:\s|$))|[-+](?=\s|$)|>|:(?=::))/;
// What could end a formula, and so be one with what is before it: a price is not.
const DOLLAR = /(?<!\s)\$(?![A-Za-z0-9])/g;
const NUMBER_AT_START = /^(\d{1,9})([.)])(?=\s|$)/;
// A rule, the underline of a heading, the second row of a table.
const ONLY_RULE = /^[-=:| \t]+$/;

export interface TextPlace {
  /** Nothing but blanks stands before it on its line. */
  readonly isLineStart: boolean;
  readonly isHeading: boolean;
  readonly isInLink: boolean;
  /** A dollar stands beside this text where none can be escaped: all of its own are. */
  readonly hasDollars?: boolean;
}

export function escapeMarkdown(text: string, place: TextPlace): string {
  let escaped = text
    .replace(ANYWHERE, '\\$&')
    .replace(UNDERSCORE, '\\_')
    .replace(ADDRESS, '\\$&')
    .replace(place.hasDollars === true ? /\$/g : DOLLAR, '\\$&');
  // marked 17 takes the backslashes off brackets before it reads a link's text.
  if (place.isInLink) escaped = escaped.replaceAll('\\[', '&#91;').replaceAll('\\]', '&#93;');
  if (place.isHeading) return escaped.replace(/#(?=#*\s*$)/g, '\\#');
  if (!place.isLineStart) return escaped;
  if (ONLY_RULE.test(escaped)) return `\\${escaped}`;
  return escaped.replace(LINE_START, '\\$&').replace(NUMBER_AT_START, '$1\\$2');
}

/** A code span around any text: fenced by one backtick more than it holds in a row. */
export function codeSpan(text: string): string {
  const line = text.replace(/\n/g, ' ');
  const fence = '`'.repeat(longestRun(line) + 1);
  // A backslash before the fence is a backslash, but marked 17 loses its way after it.
  const isPadded = /^`|[`\\]$/.test(line) || (/^ .* $/.test(line) && line.trim() !== '');
  return isPadded ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

export function codeFence(text: string): string {
  return '`'.repeat(Math.max(3, longestRun(text) + 1));
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}

/** A link's target between its parentheses. */
export function linkTarget(href: string): string {
  const escaped = withoutEntities(href).replace(/[\\<>]/g, '\\$&');
  return /[\s()<>]/.test(href) ? `<${escaped}>` : escaped;
}

/** A link's title in its quotes; backslashes at its end are not read alike everywhere. */
export function linkTitle(title: string): string {
  const line = withoutEntities(title.replace(/\s+/g, ' '));
  return `"${line.replaceAll('\\', '&#92;').replaceAll('"', '&quot;')}"`;
}

function withoutEntities(text: string): string {
  return text.replace(/&(?=#|[a-z][a-z0-9]*;)/gi, '&amp;');
}
