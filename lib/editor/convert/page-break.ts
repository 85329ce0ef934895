/** Page breaks outside of documents. */

/** In Markdown as programs that print it have it; shown nowhere. */
export const PAGE_BREAK_MARKDOWN = '<div style="page-break-after: always"></div>';
export const PAGE_BREAK_HTML = '<hr data-page-break>';
export const PAGE_BREAK_STYLE = '@media print{hr[data-page-break]{break-after:page;border:0}}';

const READ =
  /^<div\s{1,9}style="\s{0,9}(?:page-)?break-(?:after|before):\s{0,9}(?:always|page);?\s{0,9}"\s{0,9}>\s{0,9}<\/div>$|^<!--\s{0,9}page-?\s?break\s{0,9}-->$/i;

/** A block of HTML in Markdown that is nothing but one. */
export function isPageBreak(html: string): boolean {
  return READ.test(html.trim());
}
