/** Writes a body as HTML: escaped, links filtered, no class or style but a code block's language. */
import { headingLevelOf, languageOf, linkOf, listStartOf, listStyleOf } from '../attributes.ts';
import { styleHtml } from './block-style-html.ts';
import type { DocumentJson, NodeJson } from '../node-json.ts';
import { isStyled, styleTag } from './style-html.ts';
import { withContents } from '../contents.ts';
import { withNumbers } from '../inline/footnotes.ts';
import { isInline, textOf } from '../text-of.ts';
import { contentsHtml, headingAnchor } from './contents-html.ts';
import { escapeHtml } from './escape-html.ts';
import type { Piece } from './inline.ts';
import { piecesOf } from './inline.ts';
import { PAGE_STYLE } from './page-style.ts';
import { calloutHtml } from './callout-html.ts';
import { columnsHtml } from './columns-html.ts';
import { mediaHtml } from './media-html.ts';
import { PAGE_BREAK_HTML } from './page-break.ts';
import { tableHtml } from './table-html.ts';
import { toggleHtml } from './toggle-html.ts';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  underline: 'u',
  code: 'code',
} as const;

// Nothing in a downloaded page may load or run, whatever the text says.
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

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
  const { body: numbered, notes } = withNumbers(withContents(body));
  const blocks = blocksHtml(numbered.content ?? []);
  return notes.length === 0 ? blocks : `${blocks}\n${notesHtml(notes)}`;
}

function notesHtml(notes: readonly NodeJson[]): string {
  const items = notes.map(({ content = [] }, at) => {
    const number = at + 1;
    const back = `<a data-back href="#ref-${number}">\u21a9</a>`;
    return `<li data-note="${number}" id="note-${number}">${inlineHtml(content)} ${back}</li>`;
  });
  return `<section data-notes>\n<ol>\n${items.join('\n')}\n</ol>\n</section>`;
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
      return `<p${styleHtml(node)}>${inlineHtml(content)}</p>`;
    case 'heading': {
      const tag = `h${headingLevelOf(node.attrs?.['level'])}`;
      return `<${tag}${headingAnchor(node)}${styleHtml(node)}>${inlineHtml(content)}</${tag}>`;
    }
    case 'codeBlock':
      return codeHtml(node);
    case 'mathBlock':
      return `<div data-math>${inlineHtml(content, '\n')}</div>`;
    case 'diagram':
      return `<pre data-diagram="mermaid">\n${inlineHtml(content, '\n')}</pre>`;
    case 'horizontalRule':
      return '<hr>';
    case 'pageBreak':
      return PAGE_BREAK_HTML;
    case 'tableOfContents':
      return contentsHtml(node);
    case 'image':
    case 'embed':
    case 'bookmark':
      return mediaHtml(node);
    case 'blockquote':
      return `<blockquote>\n${blocksHtml(content)}\n</blockquote>`;
    case 'bulletList':
      return `<ul>\n${blocksHtml(content)}\n</ul>`;
    case 'orderedList': {
      const start = listStartOf(node.attrs?.['start']);
      const type = listStyleOf(node.attrs?.['type']);
      const named = type === null ? '' : ` type="${type}"`;
      return `<ol${start === 1 ? '' : ` start="${start}"`}${named}>\n${blocksHtml(content)}\n</ol>`;
    }
    case 'taskList':
      return `<ul class="tasks">\n${blocksHtml(content)}\n</ul>`;
    case 'listItem':
      return `<li>${blocksHtml(content)}</li>`;
    case 'table':
      return tableHtml(node, blocksHtml);
    case 'callout':
      return calloutHtml(node, blocksHtml);
    case 'columns':
      return columnsHtml(node, blocksHtml);
    case 'toggle':
      return toggleHtml(node, { inline: inlineHtml, blocks: blocksHtml });
    case 'taskItem': {
      const checked = node.attrs?.['checked'] === true ? ' checked' : '';
      const label = ` aria-label="${escapeHtml(taskLabelOf(content))}"`;
      return `<li><input type="checkbox" disabled${checked}${label}> ${blocksHtml(content)}</li>`;
    }
    default:
      return blocksHtml(content);
  }
}

/** What is to be done, without what is nested below it. */
function taskLabelOf([first]: readonly NodeJson[]): string {
  const text = first === undefined ? '' : textOf(first).trim();
  return text === '' ? '\u2610' : text;
}

function codeHtml(node: NodeJson): string {
  const language = languageOf(node.attrs?.['language']);
  const named = language === null ? '' : ` class="language-${language}"`;
  // A parser drops the first line break after <pre>; <code> keeps it.
  return `<pre><code${named}>${inlineHtml(node.content ?? [], '\n')}</code></pre>`;
}

export function inlineHtml(nodes: readonly NodeJson[], lineBreak = '<br>'): string {
  return piecesOf(nodes)
    .map((piece) => pieceHtml(piece, lineBreak))
    .join('');
}

function pieceHtml(piece: Piece, lineBreak: string): string {
  if (piece.is === 'text') return escapeHtml(piece.text);
  if (piece.is === 'break') return lineBreak;
  if (piece.is === 'node') return piece.form.html(piece.node);
  const inside = piece.pieces.map((each) => pieceHtml(each, lineBreak)).join('');
  if (isStyled(piece.name)) return styleTag(piece.name, piece.attrs, inside);
  if (piece.name !== 'link') return `<${TAGS[piece.name]}>${inside}</${TAGS[piece.name]}>`;
  const link = linkOf(piece.attrs);
  if (link === null) return inside;
  const title = link.title === null ? '' : ` title="${escapeHtml(link.title)}"`;
  return `<a href="${escapeHtml(link.href)}"${title} rel="noopener noreferrer nofollow">${inside}</a>`;
}
