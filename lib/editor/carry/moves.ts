/**
 * Where letters went. Yjs moves nothing: whoever turns a paragraph into a heading, or breaks a line,
 * takes letters away and writes the same ones elsewhere, in one transaction.
 */
import type * as Y from 'yjs';
import type { Written } from './changed-texts.ts';
import type { Letters } from './letters.ts';

/** `length` letters from `from` on stand in `written` from `at` on. */
export interface Move {
  readonly from: number;
  readonly length: number;
  readonly written: Written;
  readonly at: number;
}

/** Less of a text than this, in the middle of another one, may be there by chance. */
export const LETTERS_MIN = 3;
/** Two texts of which less is the same at both ends are different ones. */
const SAME_PART_MIN = 0.5;

/** Among more, only the very same letters are looked for: a document was written anew. */
const WRITTEN_COMPARED_MAX = 200;

/** What one transaction wrote, found by its letters. */
export class WrittenLetters {
  readonly all: readonly Written[];
  readonly #byText: ReadonlyMap<string, Written[]>;

  constructor(all: readonly Written[]) {
    this.all = all;
    this.#byText = Map.groupBy(all, ({ letters }) => letters.text);
  }

  /** Of several that are the same one after the other, for lines that are the same. */
  takeSame(text: string): Written | undefined {
    const same = this.#byText.get(text);
    return same === undefined || same.length < 2 ? same?.[0] : same.shift();
  }
}

/** In the order of the letters. */
export function movesOf(taken: Letters, written: WrittenLetters): Move[] {
  if (taken.length === 0) return [];
  const same = written.takeSame(taken.text);
  if (same !== undefined) return [{ from: 0, length: taken.length, written: same, at: 0 }];
  return written.all.length > WRITTEN_COMPARED_MAX ? [] : place(taken.text, 0, written.all);
}

function place(text: string, from: number, written: readonly Written[]): Move[] {
  if (text === '') return [];
  let best: readonly Move[] = [];
  for (const candidate of written) {
    const found = matchOf(text, from, candidate);
    if (lengthOf(found) > lengthOf(best)) best = found;
  }
  const first = best[0];
  const last = best.at(-1);
  if (first === undefined || last === undefined) return [];
  const rest = written.filter((other) => other !== first.written);
  const to = last.from + last.length;
  return [
    ...place(text.slice(0, first.from - from), from, rest),
    ...best,
    ...place(text.slice(to - from), to, rest),
  ];
}

function lengthOf(moves: readonly Move[]): number {
  return moves.reduce((sum, { length }) => sum + length, 0);
}

/** The one within the other, or what is the same at both ends. */
function matchOf(text: string, from: number, written: Written): Move[] {
  const other = written.letters.text;
  const shorter = Math.min(text.length, other.length);
  const isLong = shorter >= LETTERS_MIN;
  if (text === other) return [{ from, length: text.length, written, at: 0 }];
  const within = other.indexOf(text);
  if (within !== -1 && (isLong || within === 0 || within + text.length === other.length)) {
    return [{ from, length: text.length, written, at: within }];
  }
  const around = text.indexOf(other);
  if (around !== -1 && (isLong || around === 0 || around + other.length === text.length)) {
    return [{ from: from + around, length: other.length, written, at: 0 }];
  }
  const start = sameStart(text, other, shorter);
  const end = sameEnd(text, other, shorter - start);
  if (start + end < shorter * SAME_PART_MIN) return [];
  const moves: Move[] = [];
  if (start > 0) moves.push({ from, length: start, written, at: 0 });
  if (end > 0) {
    const at = other.length - end;
    moves.push({ from: from + text.length - end, length: end, written, at });
  }
  return moves;
}

export function sameStart(a: string, b: string, lengthMax = Math.min(a.length, b.length)): number {
  let length = 0;
  while (length < lengthMax && a[length] === b[length]) length += 1;
  return length;
}

function sameEnd(a: string, b: string, lengthMax: number): number {
  let length = 0;
  while (length < lengthMax && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

/** Where a letter stands now. */
export interface NewPlace {
  readonly text: Y.XmlText;
  readonly id: Y.ID;
}

/** null: it went nowhere. */
export function movedLetter(moves: readonly Move[], offset: number): NewPlace | null {
  const move = moves.find(({ from, length }) => from <= offset && offset < from + length);
  if (move === undefined) return null;
  const { text, letters } = move.written;
  return { text, id: letters.idAt(move.at + offset - move.from) };
}
