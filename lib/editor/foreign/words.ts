/** Of how words look, what is meant: bold, italic, underlined, struck through, set high or low. */
import { unwrap } from './leftovers.ts';
import { declarationsIn, declared, writeStyle } from './styles.ts';

const SCRIPT_TAGS: Readonly<Record<string, 'sub' | 'sup'>> = { sub: 'sub', super: 'sup' };
const HEADINGS = 'h1, h2, h3, h4, h5, h6, th';
/** Blanks of office programs that stand for one in the text. */
const OTHER_BLANK = '.Apple-converted-space, .Apple-tab-span';
const ALIGNED = 'p, h1, h2, h3, h4, h5, h6, td, th, div';

export function readWords(page: Document): void {
  const { body } = page;
  for (const element of body.querySelectorAll('b, strong')) {
    // Google Docs puts all that is copied into one.
    if (/^(?:normal|400)$/u.test(declared(element, 'font-weight'))) unwrap(element);
  }
  for (const span of body.querySelectorAll('span')) {
    const isBlank = span.matches(OTHER_BLANK) || /mso-(?:spacerun|tab-count)/u.test(styleOf(span));
    if (isBlank) span.replaceWith(' ');
  }
  for (const element of body.querySelectorAll('span, font, a')) setApart(element);
  for (const element of body.querySelectorAll('[style]')) keepMeaning(element);
  for (const heading of body.querySelectorAll(HEADINGS)) dropWeight(heading);
  for (const link of body.querySelectorAll('a u, u > a:only-child')) {
    const line = link.localName === 'u' ? link : link.parentElement;
    if (line !== null) unwrap(line);
  }
}

function styleOf(element: Element): string {
  return element.getAttribute('style') ?? '';
}

function setApart(element: Element): void {
  const tag = SCRIPT_TAGS[declared(element, 'vertical-align')];
  if (tag === undefined || element.closest('sub, sup') !== null) return;
  const script = element.ownerDocument.createElement(tag);
  script.append(...element.childNodes);
  element.append(script);
}

/** Faces, sizes, colours and distances are those of another page. */
function keepMeaning(element: Element): void {
  const said = declarationsIn(styleOf(element));
  const kept = new Map<string, string>();
  const weight = said.get('font-weight') ?? '';
  if (/^(?:bold|bolder|[6-9]00)$/u.test(weight)) kept.set('font-weight', 'bold');
  else if (/^(?:normal|400)$/u.test(weight)) kept.set('font-weight', '400');
  const slope = said.get('font-style') ?? '';
  if (slope === 'italic' || slope === 'normal') kept.set('font-style', slope);
  const isLink = element.closest('a') !== null || element.querySelector(':scope > a') !== null;
  const line = said.get('text-decoration') ?? said.get('text-decoration-line') ?? '';
  const lines = ['underline', 'line-through'].filter(
    (each) => line.includes(each) && !(isLink && each === 'underline'),
  );
  if (lines.length > 0) kept.set('text-decoration', lines.join(' '));
  keepPlace(element, said, kept);
  writeStyle(element, kept);
}

function keepPlace(
  element: Element,
  said: ReadonlyMap<string, string>,
  kept: Map<string, string>,
): void {
  const keep = (name: string, values: RegExp) => {
    const value = said.get(name) ?? '';
    if (values.test(value)) kept.set(name, value);
  };
  if (element.matches(ALIGNED)) keep('text-align', /^(?:left|center|right|justify)$/u);
  if (element.matches('ul, ol, li')) keep('list-style-type', /^[a-z-]+$/u);
  if (element.matches('img')) keep('width', /^\d{2,3}%$/u);
  if (element.matches('hr, div')) {
    for (const name of ['page-break-after', 'page-break-before', 'break-after', 'break-before']) {
      keep(name, /^(?:always|page)$/u);
    }
  }
}

/** A heading is bold by itself: only where some of its words are is that meant. */
function dropWeight(heading: Element): void {
  const bold = [...heading.querySelectorAll('b, strong, [style*="font-weight: bold"]')];
  const text = (element: Element) => (element.textContent ?? '').replace(/[\s\u00a0]+/gu, '');
  const own = declarationsIn(styleOf(heading));
  own.delete('font-weight');
  if (heading.hasAttribute('style')) writeStyle(heading, own);
  const outermost = bold.filter(
    (each) => !bold.some((other) => other !== each && other.contains(each)),
  );
  if (outermost.map(text).join('') !== text(heading)) return;
  for (const each of bold) {
    if (each.matches('b, strong')) unwrap(each);
    else {
      const style = declarationsIn(styleOf(each));
      style.delete('font-weight');
      writeStyle(each, style);
    }
  }
}
