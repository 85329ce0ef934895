/**
 * The HTML of other programs, made such that the schema reads what is meant by it: lists as lists,
 * notes as notes, and nothing of how their pages look. It is no guard: what may be in a document the
 * schema alone decides, whatever comes out here.
 */
import { isSafeHref } from '../links.ts';
import { readBlocks } from './blocks.ts';
import { readCode } from './code-blocks.ts';
import { readHeaders } from './header-lines.ts';
import { dropLeftovers, unwrap } from './leftovers.ts';
import { markListSigns, readOfficeLists } from './office-lists.ts';
import { readOfficeNotes } from './office-notes.ts';
import { readOnlineLists } from './online-lists.ts';
import { inlineClasses } from './styles.ts';
import { readWords } from './words.ts';

/** Copied from an editor like this one, which reads it as it is. */
const OWN = /\bdata-pm-slice=/u;

/** Without its table a parser would leave of a cell only the words. */
const CELLS = /^(?:\s|<meta[^>]*>|<!--[^>]*-->)*<(?:t[dhr]|tbody|thead|tfoot|colgroup)\b/iu;

/** @param parse  makes a page of it in which nothing runs and nothing is loaded. */
export function cleaned(html: string, parse: (html: string) => Document): string {
  if (OWN.test(html)) return html;
  const page = parse(CELLS.test(html) ? `<table>${html}</table>` : html);
  inlineClasses(page);
  markListSigns(page);
  dropLeftovers(page);
  readOfficeLists(page);
  readOnlineLists(page);
  readOfficeNotes(page);
  readCode(page);
  readHeaders(page);
  readBlocks(page);
  readWords(page);
  for (const element of page.body.querySelectorAll('*')) dropAttributes(element);
  for (const element of page.body.querySelectorAll('*')) {
    if (saysNothing(element)) unwrap(element);
  }
  // A parser leaves these out.
  return page.body.innerHTML.trimStart();
}

/** Around words, and about them nothing any more. */
function saysNothing(element: Element): boolean {
  if (element.localName.includes(':')) return true;
  if (element.localName === 'a') return !element.hasAttribute('href');
  return element.matches('span, font') && element.attributes.length === 0;
}

/** Handlers, targets that may not be followed, and what Word alone reads. */
function dropAttributes(element: Element): void {
  for (const name of element.getAttributeNames()) {
    const value = element.getAttribute(name) ?? '';
    const isBadTarget = name === 'href' && (!isSafeHref(value) || value.startsWith('#_'));
    if (/^on|:|^lang$/u.test(name) || isBadTarget) element.removeAttribute(name);
  }
  if (/^\s*Mso/u.test(element.className)) element.removeAttribute('class');
}
