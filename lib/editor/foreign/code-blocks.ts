/** Code as other pages show it: coloured by elements, its language somewhere in a class. */
import { languageOf } from '../attributes.ts';

const LANGUAGE = /(?:^|\s)(?:language-|lang-|highlight-source-|highlight-text-)([\w+#.-]+)/u;
/** A diagram's source is marked as such. */
const OTHER_SOURCE = '[data-diagram], .mermaid';
/** Written as code by people who do not say so with `code`. */
const SPAN_OF_CODE = 'tt, samp, kbd';

export function readCode(page: Document): void {
  for (const block of page.body.querySelectorAll('pre')) {
    if (!block.matches(OTHER_SOURCE)) plainCode(block);
  }
  for (const span of page.body.querySelectorAll(SPAN_OF_CODE)) {
    const code = page.createElement('code');
    code.append(...span.childNodes);
    span.replaceWith(code);
  }
}

function plainCode(block: Element): void {
  const language = languageIn(block);
  for (const lineBreak of block.querySelectorAll('br')) lineBreak.replaceWith('\n');
  const code = block.ownerDocument.createElement('code');
  if (language !== null) code.className = `language-${language}`;
  // A parser drops a line break right after `pre`, but not one in `code`.
  code.textContent = block.textContent.replace(/\n$/u, '');
  block.replaceChildren(code);
  block.removeAttribute('class');
}

function languageIn(block: Element): string | null {
  const said = [block.querySelector('code'), block, block.parentElement];
  for (const element of said) {
    const language = languageOf(LANGUAGE.exec(element?.className ?? '')?.[1]);
    if (language !== null && language !== 'none') return language;
  }
  return null;
}
