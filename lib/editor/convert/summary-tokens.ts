/** The words of a `<summary>`, which are HTML and no Markdown, as inline tokens. */
import { decodeEntities } from './entities.ts';
import type { Token } from './markdown-lexer.ts';

const PART = /<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|[^<]+|</gi;
const BLOCK = /^(?:p|h[1-6]|div)$/;
const HREF = /\bhref\s*=\s*"([^"]*)"/i;
const TITLE = /\btitle\s*=\s*"([^"]*)"/i;
const COLOUR = /\bdata-color="[a-z]+"/;
const HEADING = /^\s*<h([1-6])\b/i;

/** The level a summary has as a heading; null: it is none. */
export function summaryLevel(summary: string): number | null {
  const level = HEADING.exec(summary)?.[1];
  return level === undefined ? null : Number(level);
}

export function summaryTokens(summary: string): Token[] {
  const tokens: Token[] = [];
  let linked: { readonly token: Token; readonly tokens: Token[] } | null = null;
  let code: string | null = null;
  for (const { 0: raw, 1: slash, 2: tag, 3: attributes = '' } of summary.trim().matchAll(PART)) {
    const name = tag?.toLowerCase();
    const into: Token[] = linked?.tokens ?? tokens;
    if (name === 'code') {
      if (slash === '') code ??= '';
      else if (code !== null) {
        into.push({ type: 'codespan', raw: '', text: decodeEntities(code) });
        code = null;
      }
    } else if (code !== null) code += raw;
    // As if escaped: the signs of Markdown mean nothing here.
    else if (name === undefined) into.push({ type: 'escape', raw, text: decodeEntities(raw) });
    else if (name === 'br') into.push({ type: 'br', raw });
    else if (name === 'a' && slash === '' && linked === null) linked = linkBegun(attributes);
    else if (name === 'a') {
      if (linked !== null) tokens.push(linked.token);
      linked = null;
    } else if (!BLOCK.test(name))
      into.push({ type: 'html', raw: tagWith(slash, name, attributes) });
  }
  if (linked !== null) tokens.push(...linked.tokens);
  if (code !== null) tokens.push({ type: 'escape', raw: code, text: decodeEntities(code) });
  return tokens;
}

/** As a tag in Markdown is read: of its attributes a colour alone says something. */
function tagWith(slash: string | undefined, name: string, attributes: string): string {
  const [color = ''] = COLOUR.exec(attributes) ?? [];
  return `<${slash ?? ''}${name}${color === '' ? '' : ` ${color}`}>`;
}

function linkBegun(attributes: string): { readonly token: Token; readonly tokens: Token[] } {
  const tokens: Token[] = [];
  const href = HREF.exec(attributes)?.[1] ?? '';
  const title = TITLE.exec(attributes)?.[1] ?? null;
  return { token: { type: 'link', raw: '', href, title, tokens }, tokens };
}
