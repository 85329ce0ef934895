/** Containers between lines of `:::`, as documentation sites write callouts; for the lexer. */
import { calloutKindNamed } from './callout-markdown.ts';

const OPENING = /^ {0,3}:{3,}[ \t]*([a-z]{1,20})[ \t]*(?:\n|$)/i;
const ANY_OPENING = /^ {0,3}:{3,}[ \t]*[a-z]/i;
const CLOSING = /^ {0,3}:{3,}[ \t]*$/;

/** One at the start of `source`: its first line's word, what is in it, and all of it. */
export function calloutFence(
  source: string,
): { readonly name: string; readonly text: string; readonly raw: string } | null {
  const [opening, name = ''] = OPENING.exec(source) ?? [];
  if (opening === undefined || calloutKindNamed(name) === null) return null;
  let depth = 1;
  let at = opening.length;
  while (at < source.length) {
    const end = source.indexOf('\n', at);
    const line = source.slice(at, end < 0 ? source.length : end);
    const next = end < 0 ? source.length : end + 1;
    if (CLOSING.test(line)) depth -= 1;
    else if (ANY_OPENING.test(line)) depth += 1;
    if (depth === 0)
      return { name, text: source.slice(opening.length, at), raw: source.slice(0, next) };
    at = next;
  }
  // What is never closed ends with what it stands in.
  return { name, text: source.slice(opening.length), raw: source };
}
