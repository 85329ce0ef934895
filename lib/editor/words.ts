/** What lists show of a body: its first words, and how many there are. */
import { readWords } from './media/media.ts';
import type { NodeJson } from './node-json.ts';
import { asidesIn, isInline, shortTextOf, textOf } from './text-of.ts';

/**
 * The rule of counting: each Han, Hiragana or Katakana character is a word, as Chinese and Japanese
 * writers count; elsewhere a word is a run of letters, digits and marks, which an apostrophe, dot,
 * comma, hyphen or underscore between two of them does not end (don't, 3.14, well-known).
 */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}])(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}\p{M}]|['’.,_-](?=[\p{L}\p{N}]))*/gu;
const SPACES = /\s+/g;

export function countWords(body: NodeJson): number {
  let count = 0;
  for (const line of linesOf(body)) count += line.match(WORD)?.length ?? 0;
  return count;
}

/** The first words on one line, at most `charsMax` UTF-16 units, cut between words if it can be. */
export function excerptOf(body: NodeJson, charsMax: number): string {
  let excerpt = '';
  for (const line of linesOf(body)) {
    excerpt = `${excerpt} ${line.slice(0, 4 * charsMax).replace(SPACES, ' ')}`.trim();
    if (excerpt.length > charsMax) return shortened(excerpt, charsMax);
  }
  return excerpt;
}

function shortened(text: string, charsMax: number): string {
  const cut = text.slice(0, charsMax - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > charsMax / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** The text of every block that holds text or shows some, in order. */
function* linesOf(node: NodeJson): Generator<string> {
  const content = node.content ?? [];
  if (content.length > 0 && content.every(isInline)) {
    const line = shortTextOf(content);
    if (line !== '') yield line;
    yield* asidesIn(content);
    return;
  }
  if (node.type === 'text') yield textOf(node);
  yield* readWords(node);
  for (const child of content) yield* linesOf(child);
}
