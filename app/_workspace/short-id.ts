/** Enough of an id to tell things of one page apart. */
const SHOWN_CHARS = 8;

export function shortId(id: string): string {
  return id.slice(0, SHOWN_CHARS);
}
