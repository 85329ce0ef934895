/** Finds inline nodes in Markdown that are written as tags or as links; each says so in its form. */
import type { LinkReading, TagReading } from '../inline/form.ts';
import { INLINE_FORMS } from '../inline/forms.ts';
import type { NodeJson } from '../node-json.ts';
import { decodeEntities } from './entities.ts';
import type { Token } from './markdown-lexer.ts';

const TAGS = new Map<string, TagReading[]>();
const LINKS: LinkReading[] = [];
for (const { tag, link } of INLINE_FORMS.values()) {
  if (tag !== undefined) TAGS.set(tag.name, [...(TAGS.get(tag.name) ?? []), tag]);
  if (link !== undefined) LINKS.push(link);
}

const OPENING = /^<([a-z]+)((?:\s+[a-z-]+="[^"]*")+)\s*>$/i;
const CLOSING = /^<\/([a-z]+)\s*>$/i;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/gi;

/** The node that a link stands for, if it is none of the ordinary ones. */
export function linkedNode(href: string, text: string): NodeJson | null {
  for (const read of LINKS) {
    const node = read(href, text);
    if (node !== null) return node;
  }
  return null;
}

/** Looks for nodes among siblings. */
export class TagReader {
  readonly #tokens: readonly Token[];
  /** Opening tag to closing tag, by index; made when the first is looked for. */
  #pairs: ReadonlyMap<number, number> | null = null;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** @returns the node that opens at `at`, and the index behind its closing tag. */
  nodeAt(
    at: number,
    textOf: (inside: readonly Token[]) => string,
  ): { readonly is: NodeJson; readonly end: number } | null {
    const [, name = '', attributes = ''] = OPENING.exec(this.#tokens[at]?.raw ?? '') ?? [];
    const readings = TAGS.get(name.toLowerCase());
    if (readings === undefined) return null;
    this.#pairs ??= pairsIn(this.#tokens);
    const closing = this.#pairs.get(at);
    if (closing === undefined) return null;
    const given = attributesIn(attributes);
    const text = textOf(this.#tokens.slice(at + 1, closing));
    for (const reading of readings) {
      const node = reading.read(given, text);
      if (node !== null) return { is: node, end: closing + 1 };
    }
    return null;
  }
}

/** Of tags by one name the innermost only, so that no text is read twice. */
function pairsIn(tokens: readonly Token[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const open = new Map<string, number>();
  for (const [at, { type, raw }] of tokens.entries()) {
    if (type !== 'html') continue;
    const opened = OPENING.exec(raw)?.[1]?.toLowerCase();
    if (opened !== undefined) open.set(opened, at);
    const closed = CLOSING.exec(raw)?.[1]?.toLowerCase();
    const from = closed === undefined ? undefined : open.get(closed);
    if (closed === undefined || from === undefined) continue;
    pairs.set(from, at);
    open.delete(closed);
  }
  return pairs;
}

function attributesIn(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), decodeEntities(value)] as const,
  );
  return new Map(pairs);
}
