/** What comes along with the words of a foreign page and is none of them. */
import { withoutDisplay } from '../tex-annotation.ts';
import { declared } from './styles.ts';

/** `NodeFilter.SHOW_COMMENT`, where there is no page. */
const SHOW_COMMENT = 128;

const NEVER_TEXT = [
  'head, script, style, link, meta, base, title, template, noscript, object, embed, applet, xml',
  'svg, canvas, audio, video, button, select, textarea, input:not([type="checkbox"])',
  'br.Apple-interchange-newline, .mw-editsection, .line-numbers-rows, .linenos, .lineno',
  '.MsoCommentReference, span.EOP',
].join(', ');
/** Parts of an office document that stand beside its text. */
const ASIDE = /^(?:comment-list|header|footer|field-(?:begin|end|separator))$/u;
/** A formula is read from its source, which stands beside the picture and is often the hidden one. */
const FORMULA = 'math, annotation';

/** As Wikipedia shows them where no formula is drawn; its words are the source. */
const DRAWN_FORMULA = 'img[class*="mwe-math-fallback"][alt]';

/** With comments go those of Word that hold its own settings. */
export function dropLeftovers(page: Document): void {
  const comments = page.createTreeWalker(page, SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode() !== null) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
  for (const element of page.querySelectorAll(NEVER_TEXT)) {
    if (element !== page.head) element.remove();
  }
  page.head.textContent = '';
  for (const image of page.body.querySelectorAll(DRAWN_FORMULA)) readFormula(image);
  for (const element of page.body.querySelectorAll('[hidden], [aria-hidden], [style]')) {
    const isAside = ASIDE.test(declared(element, 'mso-element'));
    if (isAside || (isHidden(element) && element.querySelector(FORMULA) === null)) element.remove();
  }
  for (const image of page.body.querySelectorAll('img')) {
    if (isCounter(image)) image.remove();
    else if (isEmoji(image)) image.replaceWith(image.alt);
  }
}

/** A browser copies the picture alone where the formula beside it is hidden. */
function readFormula(image: Element): void {
  if (image.closest('.mwe-math-element')?.querySelector('annotation') != null) return;
  const formula = image.ownerDocument.createElement('span');
  formula.setAttribute('data-math', '');
  formula.textContent = withoutDisplay((image.getAttribute('alt') ?? '').trim());
  image.replaceWith(formula);
}

function isHidden(element: Element): boolean {
  if (element.matches(FORMULA)) return false;
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    declared(element, 'display') === 'none' ||
    declared(element, 'visibility') === 'hidden' ||
    declared(element, 'mso-hide') === 'all' ||
    declared(element, 'user-select') === 'none'
  );
}

/** Counts its readers. */
function isCounter(image: Element): boolean {
  return ['width', 'height'].some((name) => /^[0-2](?:px)?$/u.test(declared(image, name)));
}

/** Sites show them as pictures; the character is in the words for who cannot see it. */
function isEmoji(image: HTMLImageElement): boolean {
  return /(?:^|[\s_-])emoji/iu.test(image.className) && /^\P{ASCII}{1,12}$/u.test(image.alt);
}

/** In place of an element what is in it. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}
