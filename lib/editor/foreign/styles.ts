/**
 * What elements of a foreign page say by style, read as text: office programs put names of their
 * own there (`mso-list`), which no browser hands out.
 */

export type Declarations = ReadonlyMap<string, string>;

/** `.xl65 { … }`, `span.s1 { … }`: rules of one class. Others are how a page looks, not what is meant. */
const CLASS_RULE = /(?:^|[\s,}])([a-z0-9]*)\.([\w-]+)\s*\{([^{}]*)\}/giu;
/** Where a class marks words; on blocks it is the look of a paragraph style. */
const MARKED_BY_CLASS = 'span, font, a, b, i, em, strong, td, th';
/** All that is ever read of them. */
const CLASS_STYLES: ReadonlySet<string> = new Set([
  'font-weight',
  'font-style',
  'text-decoration',
  'vertical-align',
  'text-align',
]);
const STYLE_CHARS_MAX = 200_000;

export function declarationsIn(style: string): Map<string, string> {
  const declarations = new Map<string, string>();
  for (const part of style.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 1) continue;
    const value = part.slice(colon + 1).trim();
    declarations.set(part.slice(0, colon).trim().toLowerCase(), value);
  }
  return declarations;
}

export function declared(element: Element, name: string): string {
  const style = element.getAttribute('style');
  return style === null ? '' : (declarationsIn(style).get(name) ?? '');
}

export function writeStyle(element: Element, declarations: Declarations): void {
  if (declarations.size === 0) return element.removeAttribute('style');
  const parts = [...declarations].map(([name, value]) => `${name}: ${value}`);
  return element.setAttribute('style', parts.join('; '));
}

/** Puts what classes say of words and cells on the elements themselves; their own style wins. */
export function inlineClasses(page: Document): void {
  const rules = new Map<string, { readonly tag: string; readonly says: Declarations }[]>();
  for (const sheet of page.querySelectorAll('style')) {
    const text = (sheet.textContent ?? '').slice(0, STYLE_CHARS_MAX);
    for (const [, tag = '', name = '', body = ''] of text.matchAll(CLASS_RULE)) {
      const says = new Map([...declarationsIn(body)].filter(([each]) => CLASS_STYLES.has(each)));
      if (says.size === 0) continue;
      rules.set(name, [...(rules.get(name) ?? []), { tag: tag.toLowerCase(), says }]);
    }
  }
  if (rules.size === 0) return;
  for (const element of page.body.querySelectorAll(MARKED_BY_CLASS)) {
    const said = [...element.classList].flatMap((name) => rules.get(name) ?? []);
    const fitting = said.filter(({ tag }) => tag === '' || tag === element.localName);
    if (fitting.length === 0) continue;
    const own = declarationsIn(element.getAttribute('style') ?? '');
    writeStyle(element, new Map([...fitting.flatMap(({ says }) => [...says]), ...own]));
  }
}
