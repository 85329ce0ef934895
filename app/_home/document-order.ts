/** What of a fresh list is shown where, so that nothing moves or is drawn for nothing. Pure. */
import type { ListedDocument, ListedPerson } from '../../lib/core/document-list.ts';

/**
 * While a pointer or the focus rests in the list, rows keep their places, so that nobody hits a
 * row that just moved: known documents stay in the old order, new ones come on top.
 */
export function steadyOrder(
  shown: readonly ListedDocument[],
  fresh: readonly ListedDocument[],
): readonly ListedDocument[] {
  const places = new Map(shown.map(({ id }, place) => [id, place]));
  return fresh.toSorted((a, b) => (places.get(a.id) ?? -1) - (places.get(b.id) ?? -1));
}

/** The very same array when nothing a person could see has changed, so that nothing is redrawn. */
export function unlessEqual(
  shown: readonly ListedDocument[],
  fresh: readonly ListedDocument[],
): readonly ListedDocument[] {
  if (shown.length !== fresh.length) return fresh;
  const merged = fresh.map((document, place) => {
    const before = shown[place];
    return before !== undefined && isEqual(before, document) ? before : document;
  });
  return merged.every((document, place) => document === shown[place]) ? shown : merged;
}

function isEqual(a: ListedDocument, b: ListedDocument): boolean {
  return (
    a.id === b.id &&
    a.title === b.title &&
    a.excerpt === b.excerpt &&
    a.wordCount === b.wordCount &&
    a.updatedAt === b.updatedAt &&
    a.trashedAt === b.trashedAt &&
    a.openedAt === b.openedAt &&
    a.role === b.role &&
    a.reach === b.reach &&
    a.isShared === b.isShared &&
    a.isGiven === b.isGiven &&
    a.requestCount === b.requestCount &&
    isSamePerson(a.owner, b.owner) &&
    a.owner?.pictureId === b.owner?.pictureId &&
    isSamePerson(a.updatedBy, b.updatedBy)
  );
}

function isSamePerson(a: ListedPerson | null, b: ListedPerson | null): boolean {
  return a?.name === b?.name && a?.hue === b?.hue && a?.isYou === b?.isYou;
}
