/** Writes a body as HTML: escaped, links filtered, no class or style but a code block's language. */
import { headingLevelOf, languageOf, linkOf, listStartOf } from '../attributes.ts';
import type { DocumentJson, NodeJson } from '../node-json.ts';
import { isInline } from '../node-json.ts';
import type { Piece } from './inline.ts';
import { piecesOf } from './inline.ts';
import { TABLE_STYLE, tableHtml } from './table-html.ts';

const TAGS = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code' } as const;

// Nothing in a downloaded page may load or run, whatever the text says.
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const PAGE_STYLE = [
  'body{max-width:44rem;margin:3rem auto;padding:0 1.25rem;font:1.0625rem/1.65 system-ui,sans-serif}',
  'pre{padding:1rem;overflow-x:auto;background:#8881;border-radius:.4rem}',
  'code,pre{font-family:ui-monospace,monospace;font-size:.9em}',
  'blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:.2rem solid #8886}',
  'ul.tasks{list-style:none;padding-inline-start:.25rem}ul.tasks>li>p:first-of-type{display:inline}',
  TABLE_STYLE,
  '@media print{body{max-width:none;margin:0}pre{white-space:pre-wrap}',
  'h1,h2,h3{break-after:avoid}pre,blockquote,li{break-inside:avoid}}',
].join('');

export interface PageOptions {
  /** BCP 47 tag; empty: unknown. */
  readonly lang?: string;
}

/** A whole page that needs nothing else: for downloads and print. */
export function toHtmlPage(document: DocumentJson, options: PageOptions = {}): string {
  const title = escapeHtml(document.title);
  const heading = title === '' ? '' : `<h1>${title}</h1>\n`;
  return (
    `<!doctype html>\n<html lang="${escapeHtml(options.lang ?? '')}" dir="auto">\n<head>\n` +
    `<meta charset="utf-8">\n<meta http-equiv="content-security-policy" content="${PAGE_POLICY}">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    `<title>${title}</title>\n<style>${PAGE_STYLE}</style>\n</head>\n<body>\n` +
    `${heading}${toHtml(document.body)}\n</body>\n</html>\n`
  );
}

/** The body alone, one block a line. */
export function toHtml(body: NodeJson): string {
  return blocksHtml(body.content ?? []);
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function blocksHtml(nodes: readonly NodeJson[]): string {
  const blocks: string[] = [];
  let at = 0;
  while (at < nodes.length) {
    const from = at;
    while (at < nodes.length && isInline(nodes[at] as NodeJson)) at += 1;
    if (at > from) blocks.push(inlineHtml(nodes.slice(from, at)));
    const node = nodes[at];
    if (node !== undefined) blocks.push(blockHtml(node));
    at += 1;
  }
  return blocks.filter((block) => block !== '').join('\n');
}

function blockHtml(node: NodeJson): string {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return `<p>${inlineHtml(content)}</p>`;
    case 'heading': {
      const tag = `h${headingLevelOf(node.attrs?.['level'])}`;
      return `<${tag}>${inlineHtml(content)}</${tag}>`;
    }
    case 'codeBlock':
      return codeHtml(node);
    case 'horizontalRule':
      return '<hr>';
    case 'blockquote':
      return `<blockquote>\n${blocksHtml(content)}\n</blockquote>`;
    case 'bulletList':
      return `<ul>\n${blocksHtml(content)}\n</ul>`;
    case 'orderedList': {
      const start = listStartOf(node.attrs?.['start']);
      return `<ol${start === 1 ? '' : ` start="${start}"`}>\n${blocksHtml(content)}\n</ol>`;
    }
    case 'taskList':
      return `<ul class="tasks">\n${blocksHtml(content)}\n</ul>`;
    case 'listItem':
      return `<li>${blocksHtml(content)}</li>`;
    case 'table':
      return tableHtml(node, blocksHtml);
    case 'taskItem': {
      const checked = node.attrs?.['checked'] === true ? ' checked' : '';
      return `<li><input type="checkbox" disabled${checked}> ${blocksHtml(content)}</li>`;
    }
    default:
      return blocksHtml(content);
  }
}

function codeHtml(node: NodeJson): string {
  const language = languageOf(node.attrs?.['language']);
  const named = language === null ? '' : ` class="language-${language}"`;
  // A parser drops the first line break after <pre>; <code> keeps it.
  return `<pre><code${named}>${inlineHtml(node.content ?? [], '\n')}</code></pre>`;
}

function inlineHtml(nodes: readonly NodeJson[], lineBreak = '<br>'): string {
  return piecesOf(nodes)
    .map((piece) => pieceHtml(piece, lineBreak))
    .join('');
}

function pieceHtml(piece: Piece, lineBreak: string): string {
  if (piece.is === 'text') return escapeHtml(piece.text);
  if (piece.is === 'break') return lineBreak;
  const inside = piece.pieces.map((each) => pieceHtml(each, lineBreak)).join('');
  if (piece.name !== 'link') return `<${TAGS[piece.name]}>${inside}</${TAGS[piece.name]}>`;
  const link = linkOf(piece.attrs);
  if (link === null) return inside;
  const title = link.title === null ? '' : ` title="${escapeHtml(link.title)}"`;
  return `<a href="${escapeHtml(link.href)}"${title} rel="noopener noreferrer nofollow">${inside}</a>`;
}
