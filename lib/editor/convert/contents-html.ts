/** A table of contents as HTML: a list that leads to the headings of the same page. */
import type { ContentsEntry } from '../contents.ts';
import type { NodeJson } from '../node-json.ts';
import { escapeHtml } from './escape-html.ts';

/** @param node  as `withContents` has left it. */
export function contentsHtml({ attrs }: NodeJson): string {
  const entries = (attrs?.['entries'] ?? []) as readonly ContentsEntry[];
  const items = entries
    .filter(({ text }) => text !== '')
    .map(
      ({ level, text, number }) =>
        `<li data-level="${level}"><a href="#heading-${number}">${escapeHtml(text)}</a></li>`,
    );
  return `<nav data-toc>\n<ul>\n${items.join('\n')}\n</ul>\n</nav>`;
}

/** ` id="…"` of a heading that is listed, or was given one. */
export function headingAnchor({ id, attrs }: NodeJson): string {
  if (id !== undefined) return ` id="${escapeHtml(id)}"`;
  const number = attrs?.['number'];
  return typeof number === 'number' && Number.isInteger(number) ? ` id="heading-${number}"` : '';
}
