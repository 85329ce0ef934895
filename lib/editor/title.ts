/** The title: one line of shared text, changed by the smallest edit that does it. */
import type * as Y from 'yjs';

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const NO_LINE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** One trimmed line of at most `charsMax` UTF-16 units that never ends in half a character. */
export function titleLine(text: string, charsMax: number): string {
  const line = text.replace(NO_LINE, ' ').trim();
  if (line.length <= charsMax) return line;
  return line.slice(0, isInsidePair(line, charsMax) ? charsMax - 1 : charsMax).trimEnd();
}

/**
 * Makes `text` read `next` in one transaction, touching only what differs.
 *
 * @param caret  where the caret stands in `next`: among equal letters it tells which one is new.
 */
export function writeTitle(text: Y.Text, next: string, caret?: number): void {
  const now = text.toString();
  if (now === next) return;
  const { start, end } = changeBetween(now, next, caret);
  const removed = now.length - start - end;
  const added = next.slice(start, next.length - end);
  const write = (): void => {
    if (removed > 0) text.delete(start, removed);
    if (added !== '') text.insert(start, added);
  };
  if (text.doc === null) write();
  else text.doc.transact(write);
}

/** Lengths of the equal start and the equal end. */
function changeBetween(
  now: string,
  next: string,
  caret: number | undefined,
): { readonly start: number; readonly end: number } {
  const shorter = Math.min(now.length, next.length);
  let end = 0;
  const extendEnd = (most: number): void => {
    while (end < most && now[now.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  };
  if (caret !== undefined) extendEnd(Math.min(shorter, Math.max(0, next.length - caret)));
  let start = 0;
  while (start < shorter - end && now[start] === next[start]) start += 1;
  extendEnd(shorter - start);
  if (isInsidePair(now, start) || isInsidePair(next, start)) start -= 1;
  if (isInsidePair(now, now.length - end) || isInsidePair(next, next.length - end)) end -= 1;
  return { start, end };
}

/** Would a cut at `at` part the two halves of one character? */
function isInsidePair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
