/** Indents in a source: what one level is, and lines moved by a level. */
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { sourceAt } from './source-at.ts';

const PLAIN_UNIT = '  ';
const UNIT_MAX = 8;
const BLANKS = /^[ \t]*/;
const OPENS = /[([{:]\s*$/;

/** What this text indents by: a tab, or as many spaces as its least indented line has. */
export function indentUnit(text: string): string {
  let least = Infinity;
  for (const [blanks] of text.matchAll(/^(?:\t| {2,})(?=\S)/gm)) {
    if (blanks === '\t') return blanks;
    least = Math.min(least, blanks.length);
  }
  return least <= UNIT_MAX ? ' '.repeat(least) : PLAIN_UNIT;
}

/** @returns null outside of a source. */
export function indentSource(state: EditorState, by: 1 | -1): Transaction | null {
  const { $from, $to, empty } = state.selection;
  const source = sourceAt($from);
  if (source === null || !$to.sameParent($from)) return null;
  const text = source.node.textContent;
  const unit = indentUnit(text);
  const isInLine = !text.slice($from.parentOffset, $to.parentOffset).includes('\n');
  if (by === 1 && (empty || isInLine)) return state.tr.insertText(unit).scrollIntoView();
  const { tr } = state;
  const start = source.pos + 1;
  for (const at of lineStarts(text, $from.parentOffset, $to.parentOffset)) {
    const place = tr.mapping.map(start + at, -1);
    if (by === 1) {
      if (text.charAt(at) !== '\n' && at < text.length) tr.insertText(unit, place);
      continue;
    }
    const taken = outdentLength(text.slice(at, at + UNIT_MAX), unit);
    if (taken > 0) tr.delete(place, place + taken);
  }
  return tr.scrollIntoView();
}

/** A line break, and the indent of the line before it; one more where something was opened. */
export function breakLine(state: EditorState): Transaction | null {
  const { $from, $to } = state.selection;
  const source = sourceAt($from);
  if (source === null || !$to.sameParent($from)) return null;
  const before = source.node.textContent.slice(0, $from.parentOffset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const indent = BLANKS.exec(line)?.[0] ?? '';
  const more = OPENS.test(line) ? indentUnit(source.node.textContent) : '';
  // Blanks that were only typed by the line before are not left on an empty line.
  const from = line !== '' && line === indent ? $from.pos - line.length : $from.pos;
  const kept = from < $from.pos ? '' : indent + more;
  return state.tr.insertText(`\n${kept}`, from, $to.pos).scrollIntoView();
}

/** Of every line that the stretch touches; one at whose very start it ends is none of them. */
function* lineStarts(text: string, from: number, to: number): Generator<number> {
  let at = text.lastIndexOf('\n', from - 1) + 1;
  const last = to > from ? to - 1 : to;
  while (at <= last) {
    yield at;
    const end = text.indexOf('\n', at);
    if (end < 0) return;
    at = end + 1;
  }
}

function outdentLength(line: string, unit: string): number {
  if (line.startsWith('\t')) return 1;
  const blanks = /^ */.exec(line)?.[0].length ?? 0;
  return Math.min(blanks, unit === '\t' ? UNIT_MAX : unit.length);
}
