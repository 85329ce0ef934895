/**
 * A body as the editor draws it first, before anything that comes late has been added: its tags and
 * its classes, so that the editor can take its place and nothing moves. Everything that was written
 * is escaped, and attributes pass the parsers of the schema.
 */
import { headingLevelOf, LIST_SIGNS, listStartOf, listStyleOf } from '../attributes.ts';
import { directionOf } from '../block-style.ts';
import { calloutKindOf } from '../callout-kinds.ts';
import type { Look } from '../look.ts';
import type { NodeJson } from '../node-json.ts';
import { drawnCellAttributes } from '../table-attributes.ts';
import { isInline, textOf } from '../text-of.ts';
import { styleHtml } from './block-style-html.ts';
import { drawnLine, plainTextIn, TRAILING_BREAK } from './drawn-inline.ts';
import { escapeHtml } from './escape-html.ts';
import { mediaHtml } from './media-html.ts';
import { readTable } from './table.ts';

export interface DrawnBody {
  /** Empty: there is nothing to read. */
  readonly html: string;
  /** false: more follows, which the editor will show. */
  readonly isWhole: boolean;
}

/** With the face it has for everybody. */
export interface DrawnText extends DrawnBody {
  readonly look: Look;
}

/** @param bytesMax  of the HTML as UTF-8; what passes it is left out from a block on. */
export function drawnBody(body: NodeJson, bytesMax: number): DrawnBody {
  const blocks = body.content ?? [];
  if (blocks.every(isBlank)) return { html: '', isWhole: true };
  const encoder = new TextEncoder();
  const drawn: string[] = [];
  let bytes = 0;
  for (const block of blocks) {
    const html = drawnBlocks([block]);
    bytes += encoder.encode(html).length;
    if (bytes > bytesMax) return { html: drawn.join(''), isWhole: false };
    drawn.push(html);
  }
  return { html: drawn.join(''), isWhole: true };
}

function isBlank({ type, content = [] }: NodeJson): boolean {
  return type === 'paragraph' && content.length === 0;
}

/** Without a blank between them, which the page would show. */
function drawnBlocks(nodes: readonly NodeJson[]): string {
  let html = '';
  let line: NodeJson[] = [];
  const endLine = (): void => {
    if (line.length > 0) html += `<p dir="auto">${drawnLine(line)}</p>`;
    line = [];
  };
  for (const node of nodes) {
    // Where only blocks belong, which no editor makes, words are a paragraph.
    if (isInline(node)) line.push(node);
    else {
      endLine();
      html += BLOCKS.get(node.type)?.(node) ?? drawnBlocks(node.content ?? []);
    }
  }
  endLine();
  return html;
}

const around =
  (open: string, close: string) =>
  ({ content = [] }: NodeJson): string =>
    open + drawnBlocks(content) + close;

const BLOCKS: ReadonlyMap<string, (node: NodeJson) => string> = new Map([
  ['paragraph', (node) => lineHtml('p', node)],
  ['heading', (node) => lineHtml(`h${headingLevelOf(node.attrs?.['level'])}`, node)],
  ['codeBlock', sourceHtml],
  ['mathBlock', sourceHtml],
  ['diagram', sourceHtml],
  ['horizontalRule', () => '<hr>'],
  ['pageBreak', () => '<hr data-page-break="">'],
  ['tableOfContents', () => '<nav data-toc=""></nav>'],
  ['blockquote', around('<blockquote>', '</blockquote>')],
  ['bulletList', around('<ul>', '</ul>')],
  ['orderedList', (node) => around(`<ol${listAttributes(node)}>`, '</ol>')(node)],
  ['taskList', around('<ul data-type="taskList">', '</ul>')],
  ['listItem', around('<li>', '</li>')],
  ['taskItem', taskHtml],
  ['table', drawnTable],
  ['tableRow', around('<tr>', '</tr>')],
  ['tableCell', (node) => cellHtml(node)],
  ['tableHeader', (node) => cellHtml(node)],
  ['image', mediaPlaceHtml],
  ['embed', mediaPlaceHtml],
  ['bookmark', mediaPlaceHtml],
  ['callout', calloutHtml],
  ['columns', around('<div data-columns="">', '</div>')],
  ['column', around('<div data-column="">', '</div>')],
  ['toggle', around('<div data-toggle="">', '</div>')],
] satisfies [string, (node: NodeJson) => string][]);

export const DRAWN_BLOCKS: readonly string[] = [...BLOCKS.keys()];

function lineHtml(tag: string, node: NodeJson): string {
  const direction = directionOf(node.attrs?.['dir']) === null ? ' dir="auto"' : '';
  return `<${tag}${direction}${styleHtml(node)}>${drawnLine(node.content ?? [])}</${tag}>`;
}

/** With the empty places of what comes later: they have a height. */
function sourceHtml(node: NodeJson): string {
  const text = plainTextIn(node);
  const source = escapeHtml(text) + (text === '' || text.endsWith('\n') ? TRAILING_BREAK : '');
  return (
    `<div class="source source-${node.type}"><div class="source-bar"></div>` +
    `<pre dir="ltr"><div class="source-gutter"></div>` +
    `<code>${source}</code></pre>` +
    '<div class="source-picture"></div></div>'
  );
}

function listAttributes({ attrs }: NodeJson): string {
  const start = listStartOf(attrs?.['start']);
  const type = listStyleOf(attrs?.['type']);
  const signs = type === null ? '' : ` type="${type}" data-signs="${LIST_SIGNS[type]}"`;
  return (start === 1 ? '' : ` start="${start}"`) + signs;
}

/** Its box looks as it will, and cannot be pressed: nobody would learn of it. */
function taskHtml({ attrs, content = [] }: NodeJson): string {
  const isChecked = attrs?.['checked'] === true;
  const [first] = content;
  const label = (first === undefined ? '' : textOf(first).trim()) || '\u2610';
  const box =
    '<input type="checkbox" tabindex="-1" aria-disabled="true"' +
    `${isChecked ? ' checked' : ''} aria-label="${escapeHtml(label)}">`;
  return (
    `<li data-checked="${isChecked}"><label>${box}<span></span></label>` +
    `<div>${drawnBlocks(content)}</div></li>`
  );
}

function drawnTable(table: NodeJson): string {
  const cells = readTable(table).flatMap((slots) =>
    slots.flatMap((slot) => (slot.is === 'cell' ? [slot.cell] : [])),
  );
  const headers = new Map(cells.map(({ node, isHeader }) => [node, isHeader]));
  const cellOf = (node: NodeJson) =>
    isCell(node) ? cellHtml(node, headers.get(node)) : drawnBlocks([node]);
  const rows = (table.content ?? []).map((row) =>
    row.type === 'tableRow'
      ? `<tr>${(row.content ?? []).map(cellOf).join('')}</tr>`
      : drawnBlocks([row]),
  );
  return `<div class="table-scroll"><table><tbody>${rows.join('')}</tbody></table></div>`;
}

/** @param isHeader  as it is shown, which may not be as it is written. */
function cellHtml(cell: NodeJson, isHeader = isHeaderCell(cell)): string {
  const tag = isHeaderCell(cell) ? 'th' : 'td';
  const shown = isHeader === isHeaderCell(cell) ? '' : ` data-header="${isHeader}"`;
  return `<${tag}${cellAttributes(cell)}${shown}>${drawnBlocks(cell.content ?? [])}</${tag}>`;
}

function isCell({ type }: NodeJson): boolean {
  return type === 'tableCell' || type === 'tableHeader';
}

function isHeaderCell({ type }: NodeJson): boolean {
  return type === 'tableHeader';
}

function cellAttributes({ attrs }: NodeJson): string {
  return Object.entries(drawnCellAttributes(attrs))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

/** Its place, and its words and link for whoever has no scripts. */
function mediaPlaceHtml(node: NodeJson): string {
  return `<div class="media media-${node.type}">${mediaHtml(node)}</div>`;
}

function calloutHtml(node: NodeJson): string {
  const kind = calloutKindOf(node.attrs?.['kind']);
  return around(`<div data-callout="${kind}" role="note">`, '</div>')(node);
}
