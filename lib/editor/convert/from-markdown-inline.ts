/** Inline tokens of Markdown into marked text. A few HTML tags are read as marks, all others are text. */
import { linkOf, scriptOf } from '../attributes.ts';
import { colourOf, PLAIN_HIGHLIGHT } from '../colours.ts';
import type { MarkJson, NodeJson } from '../node-json.ts';
import { highlightSigns } from './highlight-markdown.ts';
import { textOf } from '../text-of.ts';
import { decodeEntities } from './entities.ts';
import type { MarkName } from './inline.ts';
import { MARK_NAMES, trimmedLines } from './inline.ts';
import { linkedNode, TagReader } from './markdown-nodes.ts';
import type { Token } from './markdown-lexer.ts';

type Marks = ReadonlyMap<string, MarkJson>;

const HIGHLIGHT: MarkJson = { type: 'highlight', attrs: { color: PLAIN_HIGHLIGHT } };

/** A tag that marks what is behind it. */
interface OpenTag {
  readonly tag: string;
  readonly mark: MarkJson;
}

const MARK_OF_TOKEN: Readonly<Record<string, MarkName>> = {
  strong: 'bold',
  em: 'italic',
  del: 'strike',
};
const MARK_OF_TAG: Readonly<Record<string, MarkName>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  del: 'strike',
  s: 'strike',
  u: 'underline',
  ins: 'underline',
};
const TAG = /^<(\/?)([a-z]+)(?:\s+data-color="([a-z]+)")?\s*>$/i;
const LINE_BREAK_TAG = /^<br\s*\/?>$/i;
const COMMENT = /^<!--[\s\S]*-->$/;
const CJK = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uff60]`;
// A line break inside a paragraph is a space, but Chinese and Japanese put none between characters.
const CJK_LINE_END = new RegExp(`(?<=${CJK})[ \\t]*\\n[ \\t]*(?=${CJK})`, 'gu');
const LINE_END = /[ \t]*\n[ \t]*/g;

/** Nodes of one text block, adjacent equal text joined, without blanks at the ends of its lines. */
export function inlineNodes(tokens: readonly Token[]): NodeJson[] {
  return trimmedLines(joined(nodesOf(tokens, new Map())));
}

function nodesOf(tokens: readonly Token[], around: Marks): NodeJson[] {
  const nodes: NodeJson[] = [];
  const signs = highlightSigns(tokens);
  // Tags open and close among siblings; what is never closed ends with its parent.
  const open: OpenTag[] = [];
  let isHighlighted = false;
  const marksNow = () =>
    withMarks(around, [...(isHighlighted ? [HIGHLIGHT] : []), ...open.map(({ mark }) => mark)]);
  const tags = new TagReader(tokens);
  let next = 0;
  for (const [at, token] of tokens.entries()) {
    if (at < next) continue;
    if (token.type === 'html') {
      const node = tags.nodeAt(at, (inside) => nodesOf(inside, new Map()).map(textOf).join(''));
      if (node !== null) {
        nodes.push(node.is);
        next = node.end;
        continue;
      }
      const tag = tagOf(token.raw);
      const openedAt = tag?.is === 'close' ? lastOf(open, tag.tag) : -1;
      if (tag?.is === 'open') open.push(tag);
      else if (openedAt >= 0) open.splice(openedAt, 1);
      else nodes.push(...htmlNodes(token.raw, marksNow()));
      continue;
    }
    let from = 0;
    for (const sign of signs.get(token) ?? []) {
      nodes.push(...plainNodes((token.text ?? '').slice(from, sign), marksNow()));
      isHighlighted = !isHighlighted;
      from = sign + 2;
    }
    if (from === 0) nodes.push(...tokenNodes(token, marksNow()));
    else nodes.push(...plainNodes((token.text ?? '').slice(from), marksNow()));
  }
  return nodes;
}

function plainNodes(text: string, marks: Marks): NodeJson[] {
  return textNodes(decodeEntities(text), marks);
}

function tokenNodes(token: Token, marks: Marks): NodeJson[] {
  const mark = MARK_OF_TOKEN[token.type];
  if (mark !== undefined) return nodesOf(token.tokens ?? [], withMarks(marks, [{ type: mark }]));
  switch (token.type) {
    case 'link':
    case 'image':
      return linkNodes(token, marks);
    case 'signs':
      return token.node === undefined ? [] : [token.node];
    case 'br':
      return [{ type: 'hardBreak' }];
    case 'codespan':
      return textNodes(token.text ?? '', new Map([['code', { type: 'code' }]]));
    case 'escape':
      return textNodes(token.text ?? '', marks);
    case 'checkbox':
      return [];
    case 'text':
      if (token.tokens !== undefined) return nodesOf(token.tokens, marks);
      return plainNodes(token.text ?? '', marks);
    default:
      return textNodes(token.raw, marks);
  }
}

/** Among words an image becomes a link to it. An unsafe target leaves the text. */
function linkNodes(token: Token, marks: Marks): NodeJson[] {
  const href = decodeEntities(token.href ?? '');
  const node = token.type === 'link' ? linkedNode(href, token.text ?? '') : null;
  if (node !== null) return [node];
  const title = token.title ? decodeEntities(token.title) : null;
  const link = linkOf({ href, title });
  const within: Marks = link === null ? marks : withLink(marks, { ...link });
  if (token.type === 'image') return textNodes(token.text || href, within);
  return nodesOf(token.tokens ?? [], within);
}

function withLink(marks: Marks, attrs: Readonly<Record<string, unknown>>): Marks {
  return new Map(marks).set('link', { type: 'link', attrs });
}

function tagOf(
  raw: string,
): ({ readonly is: 'open' } & OpenTag) | { readonly is: 'close'; readonly tag: string } | null {
  const [, slash, name = '', color] = TAG.exec(raw) ?? [];
  const tag = name.toLowerCase();
  if (slash === '/') return color === undefined ? { is: 'close', tag } : null;
  const mark = markOfTag(tag, color);
  return mark === null ? null : { is: 'open', tag, mark };
}

function markOfTag(tag: string, named: string | undefined): MarkJson | null {
  const color = colourOf(named);
  if (tag === 'span') return color === null ? null : { type: 'textColor', attrs: { color } };
  if (tag === 'mark' && named === undefined) return HIGHLIGHT;
  if (tag === 'mark') return color === null ? null : { type: 'highlight', attrs: { color } };
  const at = scriptOf(tag);
  if (at !== null && named === undefined) return { type: 'script', attrs: { at } };
  const type = MARK_OF_TAG[tag];
  return type === undefined || named !== undefined ? null : { type };
}

/** -1 when none is open. By mark: `<b>` ends with `</strong>`, too. */
function lastOf(open: readonly OpenTag[], tag: string): number {
  const type = MARK_OF_TAG[tag];
  return open.findLastIndex((each) => each.tag === tag || each.mark.type === type);
}

function htmlNodes(raw: string, marks: Marks): NodeJson[] {
  if (LINE_BREAK_TAG.test(raw)) return [{ type: 'hardBreak' }];
  if (COMMENT.test(raw)) return [];
  return textNodes(raw, marks);
}

function withMarks(marks: Marks, more: readonly MarkJson[]): Marks {
  const all = new Map(marks);
  for (const mark of more) all.set(mark.type, mark);
  return all;
}

function textNodes(text: string, marks: Marks): NodeJson[] {
  const line = text.replace(CJK_LINE_END, '').replace(LINE_END, ' ');
  if (line === '') return [];
  // In one order, whichever was opened first: equal runs are joined.
  const ordered = MARK_NAMES.flatMap((name) => marks.get(name) ?? []);
  return [{ type: 'text', text: line, ...(ordered.length > 0 ? { marks: ordered } : {}) }];
}

function joined(nodes: readonly NodeJson[]): NodeJson[] {
  const result: NodeJson[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text' && hasSameMarks(node, last)) {
      result[result.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` };
    } else result.push(node);
  }
  return result;
}

function hasSameMarks(a: NodeJson, b: NodeJson): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
}
