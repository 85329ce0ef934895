/**
 * `<details>` in Markdown. Its tags stand in blocks of HTML, and blocks of Markdown between them;
 * here they come together. A tag without its other half stays the text it is.
 */
import { AppError } from '../../core/faults.ts';
import type { Token } from './markdown-lexer.ts';
import { endsOf, type Tag } from './tag-ends.ts';

/** As many as the lexer lets blocks nest. */
const DEPTH_MAX = 90;
const HAS_TAG = /<\/?(?:details|summary)\b/i;
const TAG = /<(\/?)(details|summary)(?:\s[^<>]{0,200})?>/gi;

type Part =
  | ({ readonly is: 'tag'; readonly raw: string } & Tag)
  | { readonly is: 'token'; readonly token: Token };

/** With one token of type `details` for each; `text`: its summary as HTML, `header`: as blocks. */
export function withDetails(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(hasTag)) return tokens;
  const parts = tokens.flatMap((token) => (hasTag(token) ? partsOf(token.raw) : [of(token)]));
  return joined(parts, endsOf(parts.map(tagOf)), 0, parts.length, 0);
}

function hasTag({ type, raw }: Token): boolean {
  return type === 'html' && HAS_TAG.test(raw);
}

const tagOf = (part: Part) => (part.is === 'tag' ? part : null);
const of = (token: Token): Part => ({ is: 'token', token });
const html = (raw: string): Token => ({ type: 'html', raw, text: raw });

function partsOf(raw: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const addText = (to: number) => {
    const text = raw.slice(at, to);
    if (text.trim() !== '') parts.push(of(html(text)));
  };
  for (const { 0: tag, 1: slash, 2: name = '', index } of raw.matchAll(TAG)) {
    addText(index);
    parts.push({ is: 'tag', name: name.toLowerCase(), isEnd: slash === '/', raw: tag });
    at = index + tag.length;
  }
  addText(raw.length);
  return parts;
}

function joined(
  parts: readonly Part[],
  ends: ReadonlyMap<number, number>,
  from: number,
  to: number,
  depth: number,
): Token[] {
  if (depth > DEPTH_MAX) throw new AppError('too_deep', `more than ${DEPTH_MAX} details nest`);
  const tokens: Token[] = [];
  for (let at = from; at < to; at += 1) {
    const part = parts[at];
    if (part === undefined) break;
    const end = ends.get(at);
    if (part.is === 'token') tokens.push(part.token);
    else if (part.name !== 'details' || end === undefined) tokens.push(html(part.raw));
    else {
      tokens.push(details(parts, ends, at, end, depth));
      at = end;
    }
  }
  return tokens;
}

function details(
  parts: readonly Part[],
  ends: ReadonlyMap<number, number>,
  at: number,
  end: number,
  depth: number,
): Token {
  const first = parts[at + 1];
  const summaryEnd = first?.is === 'tag' && first.name === 'summary' ? ends.get(at + 1) : undefined;
  const from = summaryEnd === undefined ? at + 1 : summaryEnd + 1;
  const inSummary =
    summaryEnd === undefined ? [] : joined(parts, ends, at + 2, summaryEnd, depth + 1);
  const isText = inSummary.every(({ type }) => type === 'html');
  return {
    type: 'details',
    raw: '',
    text: isText ? inSummary.map(({ raw }) => raw).join('') : '',
    header: isText ? [] : inSummary,
    tokens: joined(parts, ends, from, end, depth + 1),
  };
}
