/** Footnotes of Markdown: `[^1]` in a line, and `[^1]: text` on a line of its own. */
import type { NodeJson } from '../node-json.ts';
import { textOf } from '../text-of.ts';

/** A text that is read before anybody knows where it belongs. */
export const NOTE_BLOCK = 'note';

const LABEL = String.raw`\[\^[^\s\[\]]{1,40}\]`;
export const NOTE = new RegExp(
  String.raw`^ {0,3}\[\^([^\s\[\]]{1,40})\]:[ \t]*([^\n]*(?:\n(?![ \t]*\n| {0,3}${LABEL}:)[^\n]+)*)\n*`,
);
const NOTE_START = new RegExp(String.raw`\n(?= {0,3}${LABEL}:)`);
/** Asked at every paragraph: looked for only near its beginning, and never behind its end. */
const START_CHARS_MAX = 2_000;

/** Where behind its first character a paragraph is ended by a footnote's text; below 0: nowhere. */
export function noteStartIn(source: string): number {
  const near = source.slice(0, START_CHARS_MAX);
  const end = near.indexOf('\n\n');
  const found = NOTE_START.exec(end < 0 ? near : near.slice(0, end));
  return found === null ? -1 : found.index + 1;
}

/**
 * Puts each text into the first place that refers to it. A place without a text, a further place,
 * and a text without a place stay what was written.
 */
export function withNotes(blocks: readonly NodeJson[]): NodeJson[] {
  const texts = new Map<string, NodeJson>();
  collect(blocks, texts);
  const placed = new Set<string>();
  const inPlace = (node: NodeJson): NodeJson => {
    if (node.type === 'footnote') return placedNote(node, texts, placed);
    return node.content === undefined ? node : { ...node, content: node.content.map(inPlace) };
  };
  const read = blocks.map((block) => (block.type === NOTE_BLOCK ? block : inPlace(block)));
  return withoutNotes(read, placed);
}

function collect(blocks: readonly NodeJson[], texts: Map<string, NodeJson>): void {
  for (const block of blocks) {
    const name = referenceOf(block);
    if (block.type === NOTE_BLOCK && !texts.has(name)) texts.set(name, block);
    else if (block.type !== NOTE_BLOCK) collect(block.content ?? [], texts);
  }
}

function placedNote(
  node: NodeJson,
  texts: ReadonlyMap<string, NodeJson>,
  placed: Set<string>,
): NodeJson {
  const name = referenceOf(node);
  const note = texts.get(name);
  if (note === undefined || placed.has(name)) return { type: 'text', text: `[^${name}]` };
  placed.add(name);
  const content = (note.content ?? []).flatMap(asText);
  return { type: 'footnote', ...(content.length > 0 ? { content } : {}) };
}

function asText(node: NodeJson): NodeJson[] {
  if (node.type === 'text') return [node];
  const name = node.type === 'footnote' ? `[^${referenceOf(node)}]` : textOf(node);
  const text = name.replace(/\n/g, ' ');
  return text === '' ? [] : [{ type: 'text', text }];
}

/** Also in lists and quotes. What is left empty there becomes an empty paragraph. */
function withoutNotes(blocks: readonly NodeJson[], placed: ReadonlySet<string>): NodeJson[] {
  const seen = new Set<string>();
  const kept = (all: readonly NodeJson[], isTop: boolean): NodeJson[] => {
    const left = all.flatMap((block): NodeJson[] => {
      if (block.type !== NOTE_BLOCK) {
        if (block.content === undefined) return [block];
        return [{ ...block, content: kept(block.content, false) }];
      }
      const name = referenceOf(block);
      const isFirst = !seen.has(name);
      seen.add(name);
      if (placed.has(name) && isFirst) return [];
      const label: NodeJson = { type: 'text', text: `[^${name}]: ` };
      return [{ type: 'paragraph', content: [label, ...(block.content ?? []).flatMap(asText)] }];
    });
    const isEmptied = !isTop && left.length === 0 && all.length > 0;
    return isEmptied ? [{ type: 'paragraph' }] : left;
  };
  return kept(blocks, true);
}

function referenceOf({ attrs }: NodeJson): string {
  const reference = attrs?.['reference'];
  return typeof reference === 'string' ? reference : '';
}
