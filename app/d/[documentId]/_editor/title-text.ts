/** The title as plain text: how edits made in a field and edits of others find together. */

/** One replaced range: `removed` UTF-16 units at `at` give way to `inserted`. */
export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** A Y.Text delta, as its `observe` reports it; a title carries no formatting. */
export type TextDelta = readonly {
  readonly insert?: unknown;
  readonly delete?: number | undefined;
  readonly retain?: number | undefined;
}[];

/**
 * The smallest splice that turns `before` into `after`. `caret` (the field's, after the edit)
 * settles where a repeated letter was typed: in "aa" the difference alone cannot tell.
 */
export function spliceBetween(before: string, after: string, caret: number): Splice {
  const tailMax = Math.min(after.length - caret, before.length);
  let tail = 0;
  while (tail < tailMax && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const headMax = Math.min(before.length, after.length) - tail;
  let head = 0;
  while (head < headMax && before[head] === after[head]) head += 1;
  const moreTailMax = Math.min(before.length, after.length) - head;
  while (tail < moreTailMax && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return {
    at: head,
    removed: before.length - head - tail,
    inserted: after.slice(head, after.length - tail),
  };
}

/** Where `index` lies after somebody else's edit; text inserted right at it goes behind it. */
export function indexAfter(index: number, delta: TextDelta): number {
  let from = 0;
  let moved = index;
  for (const part of delta) {
    if (part.retain !== undefined) from += part.retain;
    else if (typeof part.insert === 'string') {
      if (from < moved) moved += part.insert.length;
      from += part.insert.length;
    } else if (part.delete !== undefined) {
      if (from < moved) moved -= Math.min(part.delete, moved - from);
    }
    if (from >= moved) break;
  }
  return moved;
}

/**
 * Brings an edit of the field into a text that others changed meanwhile.
 *
 * @param shown  what the field held before the person's edit.
 * @param typed  what it holds now.
 * @param deltas  everything that happened to the shared text since it read `shown`.
 */
export function mergeTyped(
  shown: string,
  typed: string,
  caret: number,
  current: string,
  deltas: readonly TextDelta[],
): { readonly text: string; readonly caret: number } {
  const edit = spliceBetween(shown, typed, caret);
  const start = deltas.reduce(indexAfter, edit.at);
  const end = Math.max(start, deltas.reduce(indexAfter, edit.at + edit.removed));
  return {
    text: current.slice(0, start) + edit.inserted + current.slice(end),
    caret: start + edit.inserted.length,
  };
}

/** A title is one line; what breaks lines becomes a space. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\u2028\u2029]+/gu, ' ');
}
