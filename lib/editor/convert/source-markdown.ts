/** Formulas and diagrams in Markdown: `$$` around lines, and fences that name what they hold. */
import type { NodeJson } from '../node-json.ts';
import { textOf } from '../text-of.ts';
import { codeFence } from './markdown-escape.ts';

const OPENING = /^ {0,3}\$\$[ \t]*\n/;
const CLOSING = /(?:^|\n) {0,3}\$\$[ \t]*(?:\n+|$)/g;
const ONE_LINE = /^ {0,3}\$\$([^$\n]+)\$\$[ \t]*(?:\n+|$)/;
/** A line in it that would end it. */
const ENDS = /(?:^|\n) {0,3}\$\$[ \t]*(?:\n|$)/;
const FENCED: ReadonlyMap<string, string> = new Map([
  ['math', 'mathBlock'],
  ['mermaid', 'diagram'],
]);

export function fencedMarkdown(language: string, node: NodeJson): string {
  const text = sourceText(node);
  const fence = codeFence(text);
  return `${fence}${language}\n${text === '' ? '' : `${text}\n`}${fence}`;
}

export function mathMarkdown(node: NodeJson): string {
  const text = sourceText(node);
  return ENDS.test(text) ? fencedMarkdown('math', node) : `$$\n${text === '' ? '' : `${text}\n`}$$`;
}

/** The node that a fence with this word behind it holds, if it is no code. */
export function fencedSource(language: string | null, text: string): NodeJson | null {
  const type = language === null ? undefined : FENCED.get(language.toLowerCase());
  return type === undefined ? null : sourceNode(type, text);
}

/** A formula at the start of `source`, with all of its lines. */
export function mathAtStart(source: string): { raw: string; text: string } | null {
  const [raw = '', inside = ''] = ONE_LINE.exec(source) ?? [];
  if (inside.trim() !== '') return { raw, text: inside.trim() };
  const opening = OPENING.exec(source)?.[0];
  if (opening === undefined) return null;
  CLOSING.lastIndex = opening.length - 1;
  const closing = CLOSING.exec(source);
  if (closing === null) return null;
  const text = source.slice(opening.length, Math.max(opening.length, closing.index));
  return { raw: source.slice(0, closing.index + closing[0].length), text };
}

/** Where in a paragraph a formula may begin on a line of its own; below 0: nowhere. */
export function mathInParagraph(source: string): number {
  const end = source.indexOf('\n\n');
  const paragraph = end < 0 ? source : source.slice(0, end);
  const at = paragraph.search(/\n {0,3}\$\$[ \t]*\n/);
  return at < 0 ? -1 : at + 1;
}

export function sourceNode(type: string, text: string): NodeJson {
  return { type, ...(text === '' ? {} : { content: [{ type: 'text', text }] }) };
}

function sourceText(node: NodeJson): string {
  return (node.content ?? []).map(textOf).join('').replace(/\r\n?/g, '\n');
}
