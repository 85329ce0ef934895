/** Writes a body as Markdown: CommonMark, tables, tasks and strikethrough of GFM, `<u>`. */
import { headingLevelOf, languageOf, listStartOf } from '../attributes.ts';
import { withNumbers } from '../inline/footnotes.ts';
import type { DocumentJson, NodeJson } from '../node-json.ts';
import { alertLine } from './callout-markdown.ts';
import { summaryHtml, toggleParts } from './toggle-html.ts';
import { isList } from '../node-json.ts';
import { isInline } from '../text-of.ts';
import { escapeMarkdown } from './markdown-escape.ts';
import { mediaMarkdown } from './media-markdown.ts';
import { fencedMarkdown, mathMarkdown } from './source-markdown.ts';
import { tableMarkdown } from './table-markdown.ts';
import { PAGE_BREAK_MARKDOWN } from './page-break.ts';
import { inlineHtml } from './to-html.ts';
import { inlineMarkdown } from './to-markdown-inline.ts';

// Not `---`: at the top of a file that begins front matter, below a line it makes a heading.
const RULE = '***';
const TITLE_PLACE = { isLineStart: false, isHeading: true, isInLink: false };
// A list may follow a paragraph's line at once if it is not empty and does not start at 2 or more.
const NESTED_AT_ONCE = /^(?:[-+]|1[.)]) [^\s]/;

/** Title as the first heading, then the body. Ends with a line break unless everything is empty. */
export function toMarkdownFile(document: DocumentJson): string {
  const title = escapeMarkdown(document.title, TITLE_PLACE);
  const parts = [title === '' ? '' : `# ${title}`, toMarkdown(document.body)];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return text === '' ? '' : `${text}\n`;
}

export function toMarkdown(body: NodeJson): string {
  const { body: numbered, notes } = withNumbers(body);
  const texts = notes.map(({ content = [] }, at) =>
    spaced(`[^${at + 1}]:`, inlineMarkdown(content, true)),
  );
  const parts = [blocksMarkdown(numbered.content ?? []), texts.join('\n')];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Blocks apart by an empty line. Empty paragraphs have no form in Markdown and are left out. */
function blocksMarkdown(nodes: readonly NodeJson[]): string {
  return blockList(nodes).join('\n\n');
}

interface ListMarkers {
  readonly isOrdered: boolean;
  readonly isOther: boolean;
}

function differsFrom(last: ListMarkers | null, isOrdered: boolean): boolean {
  return last !== null && last.isOrdered === isOrdered && !last.isOther;
}

function blockList(nodes: readonly NodeJson[]): string[] {
  const blocks: string[] = [];
  let last: ListMarkers | null = null;
  for (const node of groupedInline(nodes)) {
    // Two lists of one kind in a row would be read as one, unless their markers differ.
    const isOrdered = node.type === 'orderedList';
    const isOther = differsFrom(last, isOrdered);
    const block = blockMarkdown(node, isOther);
    if (block === '') continue;
    blocks.push(block);
    last = isList(node) ? { isOrdered, isOther } : null;
  }
  return blocks;
}

/** Inline content among blocks, which no editor of ours makes, is read as a paragraph. */
function groupedInline(nodes: readonly NodeJson[]): NodeJson[] {
  const blocks: NodeJson[] = [];
  let run: NodeJson[] = [];
  for (const node of nodes) {
    if (isInline(node)) {
      run.push(node);
      continue;
    }
    if (run.length > 0) blocks.push({ type: 'paragraph', content: run });
    run = [];
    blocks.push(node);
  }
  if (run.length > 0) blocks.push({ type: 'paragraph', content: run });
  return blocks;
}

function blockMarkdown(node: NodeJson, isOther: boolean): string {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return inlineMarkdown(content, false);
    case 'heading': {
      const marker = '#'.repeat(headingLevelOf(node.attrs?.['level']));
      return spaced(marker, inlineMarkdown(content, true));
    }
    case 'codeBlock':
      return fencedMarkdown(languageOf(node.attrs?.['language']) ?? '', node);
    case 'mathBlock':
      return mathMarkdown(node);
    case 'diagram':
      return fencedMarkdown('mermaid', node);
    case 'horizontalRule':
      return RULE;
    case 'pageBreak':
      return PAGE_BREAK_MARKDOWN;
    case 'tableOfContents':
      return '[TOC]';
    case 'image':
    case 'embed':
    case 'bookmark':
      return mediaMarkdown(node);
    case 'blockquote':
      return quoted(blocksMarkdown(content));
    case 'callout':
      return quoted(calloutMarkdown(node));
    case 'toggle':
      return toggleMarkdown(node);
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return listMarkdown(node, isOther);
    case 'table':
      return tableMarkdown(node);
    default:
      return blocksMarkdown(content);
  }
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => spaced('>', line))
    .join('\n');
}

function calloutMarkdown(callout: NodeJson): string {
  const content = callout.content ?? [];
  const text = blocksMarkdown(content);
  const first = groupedInline(content).find((node) => blockMarkdown(node, false) !== '');
  // A paragraph goes on from the first line, anything else would be read as a part of it.
  const apart = first?.type === 'paragraph' ? '\n' : '\n\n';
  return text === '' ? alertLine(callout) : `${alertLine(callout)}${apart}${text}`;
}

/** Blank lines lead out of HTML and into Markdown, as far as others read it. */
function toggleMarkdown(toggle: NodeJson): string {
  const { line, others } = toggleParts(toggle);
  const text = blocksMarkdown(others);
  return [
    `<details>\n${summaryHtml(line, inlineHtml)}`,
    ...(text === '' ? [] : [text]),
    '</details>',
  ].join('\n\n');
}

function listMarkdown(list: NodeJson, isOther: boolean): string {
  const start = listStartOf(list.attrs?.['start']);
  const bullet = isOther ? '+' : '-';
  const dot = isOther ? ')' : '.';
  const items = (list.content ?? []).map((item, at) =>
    itemMarkdown(item, list.type === 'orderedList' ? `${start + at}${dot}` : bullet),
  );
  return items.map(({ text }) => text).join(items.every(({ isTight }) => isTight) ? '\n' : '\n\n');
}

function itemMarkdown(
  item: NodeJson,
  marker: string,
): { readonly text: string; readonly isTight: boolean } {
  const blocks = blockList(item.content ?? []);
  if (item.type === 'taskItem') {
    const box = item.attrs?.['checked'] === true ? '[x]' : '[ ]';
    // A box alone is a task without a text: what follows must not stand on its line.
    if (hasText(item.content?.[0])) blocks[0] = spaced(box, blocks[0] ?? '');
    else blocks.unshift(box);
  }
  const isTight =
    blocks.length < 2 || (blocks.length === 2 && NESTED_AT_ONCE.test(blocks[1] ?? ''));
  const indented = blocks
    .join(isTight ? '\n' : '\n\n')
    .replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length + 1)}`);
  return { text: spaced(marker, indented), isTight };
}

function hasText(node: NodeJson | undefined): boolean {
  return node?.type === 'paragraph' && blockMarkdown(node, false) !== '';
}

function spaced(marker: string, text: string): string {
  return text === '' ? marker : `${marker} ${text}`;
}
