/** Blocks of office programs and web pages as the schema knows them. */
import { unwrap } from './leftovers.ts';
import { declared } from './styles.ts';

const BLOCKS =
  'p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, table, blockquote, pre, hr, section, article, aside, figure, details';
const MAY_BE_EMPTY = 'p, h1, h2, h3, h4, h5, h6, div:not([data-math])';
/** What is there although it has no words. */
const THINGS = 'img, hr, table, iframe, input, figure, math, pre, li, nav, [data-math], [data-toc]';
const HEADING_LEVEL_MAX = 6;

export function readBlocks(page: Document): void {
  const { body } = page;
  for (const paragraph of body.querySelectorAll('p')) readStyleName(paragraph);
  for (const caption of body.querySelectorAll('table > caption')) {
    const line = page.createElement('p');
    line.append(...caption.childNodes);
    caption.parentElement?.before(line);
    caption.remove();
  }
  for (const item of body.querySelectorAll('li[role="checkbox"]')) readCheckbox(item);
  for (const lineBreak of body.querySelectorAll('br')) readBreak(lineBreak);
  // The innermost first: what holds nothing but empty ones is empty.
  for (const block of [...body.querySelectorAll(MAY_BE_EMPTY)].toReversed()) {
    if (wordsIn(block) !== '') continue;
    if (isEmpty(block)) block.remove();
    // A picture is a block of its own, and would leave an empty line before it.
    else if (block.localName === 'p' && block.querySelector('img, iframe') !== null) unwrap(block);
  }
}

/** Word tells titles, quotes and headings of one's own by name or by level, in the browser by role. */
function readStyleName(paragraph: Element): void {
  const isHeading = paragraph.getAttribute('role') === 'heading';
  const role = isHeading ? paragraph.getAttribute('aria-level') : null;
  const level = Number(role ?? declared(paragraph, 'mso-outline-level'));
  if (paragraph.classList.contains('MsoTitle')) rename(paragraph, 'h1');
  else if (level >= 1 && level <= HEADING_LEVEL_MAX) rename(paragraph, `h${level}`);
  else if (/\bMso(?:Intense)?Quote\b/u.test(paragraph.className)) {
    const quote = paragraph.ownerDocument.createElement('blockquote');
    paragraph.replaceWith(quote);
    quote.append(paragraph);
    paragraph.removeAttribute('class');
  }
}

function rename(element: Element, tag: string): void {
  const renamed = element.ownerDocument.createElement(tag);
  for (const name of ['style', 'align', 'dir']) {
    const value = element.getAttribute(name);
    if (value !== null) renamed.setAttribute(name, value);
  }
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

/** Google Docs shows its boxes as pictures, and strikes through what is done. */
function readCheckbox(item: Element): void {
  const isDone = item.getAttribute('aria-checked') === 'true';
  const box = item.ownerDocument.createElement('input');
  box.setAttribute('type', 'checkbox');
  if (isDone) box.setAttribute('checked', '');
  item.querySelector('img')?.remove();
  item.removeAttribute('role');
  for (const element of isDone ? item.querySelectorAll('[style]') : []) {
    const line = declared(element, 'text-decoration');
    if (line.includes('line-through')) {
      const style = element.getAttribute('style') ?? '';
      element.setAttribute('style', style.replace(/line-through/gu, ''));
    }
  }
  item.prepend(box);
}

/** One between two blocks is a distance, and Word ends a page with one. */
function readBreak(lineBreak: Element): void {
  if (/^(?:always|page)$/u.test(declared(lineBreak, 'page-break-before'))) {
    const rule = lineBreak.ownerDocument.createElement('hr');
    rule.setAttribute('data-page-break', '');
    const paragraph = lineBreak.closest('p');
    if (paragraph === null) lineBreak.replaceWith(rule);
    else {
      lineBreak.remove();
      paragraph.after(rule);
    }
    return;
  }
  const [before, after] = [neighbour(lineBreak, -1), neighbour(lineBreak, 1)];
  const isApart = (node: Node | null) => node === null || isBlock(node);
  if (isApart(before) && isApart(after) && (before ?? after) !== null) lineBreak.remove();
}

function isBlock(node: Node): boolean {
  return 'matches' in node && (node as Element).matches(BLOCKS);
}

/** The next that is no blank. */
function neighbour(node: Node, by: 1 | -1): Node | null {
  const next = (from: Node) => (by === 1 ? from.nextSibling : from.previousSibling);
  let at = next(node);
  while (at !== null && at.nodeName === '#text' && (at.nodeValue ?? '').trim() === '')
    at = next(at);
  return at;
}

function wordsIn(block: Element): string {
  return (block.textContent ?? '').replace(/[\s\u00a0\u200b\ufeff]+/gu, '');
}

function isEmpty(block: Element): boolean {
  if (block.querySelector(THINGS) !== null) return false;
  // Its style says that a page ends here.
  return !/break-(?:after|before)/u.test(block.getAttribute('style') ?? '');
}
