/** Inline tokens of Markdown into marked text. A few HTML tags are read as marks, all others are text. */
import { linkOf } from '../attributes.ts';
import type { MarkJson, NodeJson } from '../node-json.ts';
import type { MarkName } from './inline.ts';
import { MARK_NAMES, trimmedLines } from './inline.ts';
import type { Token } from './markdown-lexer.ts';

type Marks = ReadonlyMap<string, MarkJson>;

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
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '\u00a9',
  reg: '\u00ae',
  trade: '\u2122',
  hellip: '\u2026',
  ndash: '\u2013',
  mdash: '\u2014',
  lsquo: '\u2018',
  rsquo: '\u2019',
  ldquo: '\u201c',
  rdquo: '\u201d',
  times: '\u00d7',
  middot: '\u00b7',
  emsp: '\u2003',
  ensp: '\u2002',
};
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]*));/gi;
const TAG = /^<(\/?)([a-z]+)\s*>$/i;
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
  // Tags open and close among siblings; what is never closed ends with its parent.
  const open: MarkName[] = [];
  for (const token of tokens) {
    const marks = withMarks(around, open);
    if (token.type === 'html') {
      const name = markOfTag(token.raw);
      if (name?.is === 'open') open.push(name.mark);
      else if (name?.is === 'close' && open.includes(name.mark)) {
        open.splice(open.lastIndexOf(name.mark), 1);
      } else nodes.push(...htmlNodes(token.raw, marks));
      continue;
    }
    nodes.push(...tokenNodes(token, marks));
  }
  return nodes;
}

function tokenNodes(token: Token, marks: Marks): NodeJson[] {
  const mark = MARK_OF_TOKEN[token.type];
  if (mark !== undefined) return nodesOf(token.tokens ?? [], withMarks(marks, [mark]));
  switch (token.type) {
    case 'link':
    case 'image':
      return linkNodes(token, marks);
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
      return textNodes(decodeEntities(token.text ?? ''), marks);
    default:
      return textNodes(token.raw, marks);
  }
}

/** An image becomes a link to it: documents hold none yet. An unsafe target leaves the text. */
function linkNodes(token: Token, marks: Marks): NodeJson[] {
  const href = decodeEntities(token.href ?? '');
  const title = token.title ? decodeEntities(token.title) : null;
  const link = linkOf({ href, title });
  const within: Marks = link === null ? marks : withLink(marks, { ...link });
  if (token.type === 'image') return textNodes(token.text || href, within);
  return nodesOf(token.tokens ?? [], within);
}

function withLink(marks: Marks, attrs: Readonly<Record<string, unknown>>): Marks {
  return new Map(marks).set('link', { type: 'link', attrs });
}

function markOfTag(raw: string): { readonly is: 'open' | 'close'; readonly mark: MarkName } | null {
  const [, slash, tag] = TAG.exec(raw) ?? [];
  const mark = tag === undefined ? undefined : MARK_OF_TAG[tag.toLowerCase()];
  if (mark === undefined) return null;
  return { is: slash === '/' ? 'close' : 'open', mark };
}

function htmlNodes(raw: string, marks: Marks): NodeJson[] {
  if (LINE_BREAK_TAG.test(raw)) return [{ type: 'hardBreak' }];
  if (COMMENT.test(raw)) return [];
  return textNodes(raw, marks);
}

function withMarks(marks: Marks, names: readonly MarkName[]): Marks {
  const all = new Map(marks);
  for (const name of names) all.set(name, { type: name });
  return all;
}

function textNodes(text: string, marks: Marks): NodeJson[] {
  const line = text.replace(CJK_LINE_END, '').replace(LINE_END, ' ');
  if (line === '') return [];
  // In one order, whichever was opened first: equal runs are joined.
  const ordered = MARK_NAMES.flatMap((name) => marks.get(name) ?? []);
  return [{ type: 'text', text: line, ...(ordered.length > 0 ? { marks: ordered } : {}) }];
}

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\ufffd';
  });
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
