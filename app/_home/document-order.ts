/** Which documents the list shows, and in which order. Pure. */
import type { DocumentView } from '../../lib/core/document.ts';

/** Titles that contain the words as typed; upper and lower case are one. */
export function matchesSearch(title: string, search: string): boolean {
  return title.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());
}

/**
 * While a pointer or the focus rests in the list, rows keep their places, so that nobody hits a
 * row that just moved: known documents stay in the old order, new ones come on top.
 */
export function steadyOrder(
  shown: readonly DocumentView[],
  fresh: readonly DocumentView[],
): readonly DocumentView[] {
  const places = new Map(shown.map(({ id }, place) => [id, place]));
  return fresh.toSorted((a, b) => (places.get(a.id) ?? -1) - (places.get(b.id) ?? -1));
}

/** The very same array when nothing a person could see has changed, so that nothing is redrawn. */
export function unlessEqual(
  shown: readonly DocumentView[],
  fresh: readonly DocumentView[],
): readonly DocumentView[] {
  if (shown.length !== fresh.length) return fresh;
  const merged = fresh.map((document, place) => {
    const before = shown[place];
    return before !== undefined && isEqual(before, document) ? before : document;
  });
  return merged.every((document, place) => document === shown[place]) ? shown : merged;
}

function isEqual(a: DocumentView, b: DocumentView): boolean {
  return (
    a.id === b.id &&
    a.title === b.title &&
    a.excerpt === b.excerpt &&
    a.wordCount === b.wordCount &&
    a.updatedAt === b.updatedAt &&
    a.trashedAt === b.trashedAt &&
    a.role === b.role
  );
}
