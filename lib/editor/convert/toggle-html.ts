/** Toggles as HTML, open: whoever reads or prints a page has all of it. */
import { headingLevelOf } from '../attributes.ts';
import type { NodeJson } from '../node-json.ts';
import { styleHtml } from './block-style-html.ts';
import { headingAnchor } from './contents-html.ts';

/** Of its blocks: those that may be a summary, an element that holds words alone. */
const LINES: ReadonlySet<string> = new Set(['paragraph', 'heading']);

export const TOGGLE_STYLE = [
  'details{margin-block:1rem}summary>*{display:inline}',
  'details>:not(summary){margin-inline-start:1.2rem}',
].join('');

export interface ToggleWriters {
  readonly inline: (nodes: readonly NodeJson[]) => string;
  readonly blocks: (nodes: readonly NodeJson[]) => string;
}

export function toggleHtml(toggle: NodeJson, { inline, blocks }: ToggleWriters): string {
  const { line, others } = toggleParts(toggle);
  const summary =
    line === null
      ? '<summary data-lineless></summary>'
      : summaryHtml(line, inline, (said) => headingAnchor(said) + styleHtml(said));
  return `<details open>\n${summary}\n${blocks(others)}\n</details>`;
}

/**
 * On one line, as Markdown needs it: what is in it is HTML there as well.
 *
 * @param attributes  of the line's own tag.
 */
export function summaryHtml(
  line: NodeJson | null,
  inline: ToggleWriters['inline'],
  attributes: (line: NodeJson) => string = () => '',
): string {
  const words = inline(line?.content ?? []).replace(/[\r\n]+/g, ' ');
  const own = line === null ? '' : attributes(line);
  if (line?.type !== 'heading') return `<summary${own}>${words}</summary>`;
  const tag = `h${headingLevelOf(line.attrs?.['level'])}`;
  return `<summary><${tag}${own}>${words}</${tag}></summary>`;
}

/** The line that always shows, null where another block is first, and what may be hidden. */
export function toggleParts(toggle: NodeJson): {
  readonly line: NodeJson | null;
  readonly others: readonly NodeJson[];
} {
  const content = toggle.content ?? [];
  const [first, ...others] = content;
  if (first === undefined || !LINES.has(first.type)) return { line: null, others: content };
  return { line: first, others };
}
